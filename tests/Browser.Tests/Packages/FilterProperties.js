// Random filters of InstantSearch, beside random parameters that every search has, each judged twice: plainly, by what Algolia's documentation says it means, and by what the adapter would ask the service.
import { readFacetFilters, readFilters, readFixed, readNumericFilters } from '/packages/instantsearch-adapter/filters.js';
import { nothingFits, restrict, UnsupportedError } from '/packages/instantsearch-adapter/restrictions.js';

const day = 86400;
const texts = ['kind', 'type', 'person', 'issuer'];
const severalTexts = ['person'];
const values = ['a', 'A', 'B', 'Thông báo', 'thong bao', 'AND', 'OR', 'NOT', '-x', '\\-x', 'a"b', "a'b", 'a\\b', '\\', 'x:y', '(x)', 'x)', ' ', 'x > 2', '1 TO 2', 'Ủy ban nhân dân', '🔍', '<b>'];

// The service compares without accents, case and punctuation.
const plain = (value) => value.normalize('NFD').replace(/\p{M}/gu, '').replace(/[\s\p{P}\p{S}]/gu, '').toUpperCase();
const same = (one, other) => plain(one) === plain(other);

// mulberry32
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function run(seed, count) {
  const next = random(seed);
  const below = (most) => Math.floor(next() * most);
  const one = (list) => list[below(list.length)];
  const chance = (share) => next() < share;
  const some = (list, most) => Array.from({ length: 1 + below(most) }, () => one(list));
  const wrong = [];
  const seen = { agreed: 0, refused: 0, nothing: 0, narrowed: 0, widened: 0, fixed: 0 };

  const midnight = () => Date.UTC(2015 + below(10), below(12), 1 + below(28)) / 1000;
  const anyDocument = () => {
    const timestamp = chance(0.1) ? null : midnight();
    const year = timestamp === null ? [] : [String(new Date(timestamp * 1000).getUTCFullYear())];
    return { timestamp, year, ...Object.fromEntries(texts.map((name) => [name, some(values, severalTexts.includes(name) ? 3 : 1).slice(chance(0.2) ? 3 : 0)])) };
  };

  // What is meant: a list of AND; each a list of OR, of { name, value } or { name, sign, number } or { name, least, most }.
  const anyNumber = (name) => (name === 'year' ? 2014 + below(12) + (chance(0.1) ? 0.5 : 0) : midnight() + one([0, 0, 1, -1, 0.5]));
  const anyRange = () => {
    const name = one(['year', 'timestamp']);
    const [least, most] = [anyNumber(name), anyNumber(name)].sort((a, b) => a - b);
    return chance(0.25) ? { name, least, most } : { name, sign: one(['<', '<=', '=', '>=', '>']), number: anyNumber(name) };
  };
  const anyValue = (name) => (name === 'year' ? { name, value: String(2014 + below(12)) } : { name, value: one(values) });
  const anyGroup = () => {
    const name = one([...texts, 'year']);
    return Array.from({ length: 1 + below(3) }, () => (chance(0.03) ? anyValue(one(texts)) : anyValue(name)));
  };
  const isRange = (term) => term.value === undefined;

  const meets = (document, term) => {
    if (!isRange(term)) {
      return document[term.name].some((value) => same(value, term.value));
    }
    const has = term.name === 'year' ? document.year.map(Number)[0] ?? null : document.timestamp;
    if (has === null) {
      return false;
    }
    if (term.sign === undefined) {
      return has >= term.least && has <= term.most;
    }
    return { '<': has < term.number, '<=': has <= term.number, '=': has === term.number, '>=': has >= term.number, '>': has > term.number }[term.sign];
  };

  // As the service has it: the values of one name are OR, names are AND, from and to are days of the document's date.
  const dated = (document) => (document.timestamp === null ? null : new Date(document.timestamp * 1000).toISOString().slice(0, 10));
  const asked = (document, { name, values: some }) => {
    const date = dated(document);
    switch (name) {
      case 'from': return date !== null && some.some((value) => date >= value);
      case 'to': return date !== null && some.some((value) => date <= value);
      default: return some.some((value) => document[name].some((has) => same(has, value)));
    }
  };

  // The three ways of writing.
  const blank = () => ' '.repeat(below(3));
  const written = (term) => (term.sign ? `${term.name}${blank()}${term.sign}${blank()}${term.number}` : `${term.name}:${blank()}${term.least} TO ${term.most}`);
  const facetFilter = ({ name, value }) => `${name}:${value.startsWith('-') ? '\\' : ''}${value}`;
  const quoted = (value) => {
    const mark = one(['"', "'"]);
    return mark + value.replace(/["'\\]/g, (sign) => (sign === '\\' || sign === mark ? '\\' + sign : sign)) + mark;
  };
  const isBare = (value) => /^[^\s()"'\\-][^\s()]*$/.test(value);
  const inFilters = (term) => (isRange(term) ? written(term) : `${term.name}${blank()}:${blank()}${isBare(term.value) && chance(0.5) ? term.value : quoted(term.value)}`);

  // A value that begins with "\-" cannot be written as a facet filter.
  const isFacetFilter = (group) => group.every((term) => !isRange(term) && !term.value.startsWith('\\-'));

  // What every search has: a value or several, and days.
  const isoDay = () => new Date(midnight() * 1000).toISOString().slice(0, 10);
  const anyFixed = () => Object.fromEntries([...texts, 'year'].filter(() => chance(0.15)).map((name) => {
    const group = Array.from({ length: 1 + below(3) }, () => anyValue(name).value);
    return [chance(0.1) ? name.toUpperCase() : name, group.length === 1 && chance(0.5) ? group[0] : group];
  }).concat(['from', 'to'].filter(() => chance(0.15)).map((name) => [name, chance(0.8) ? isoDay() : [isoDay(), isoDay()]])));
  const meetsFixed = (document, fixed) => Object.entries(fixed).every(([name, value]) => {
    const given = [value].flat();
    switch (name) {
      case 'from': return given.every((day) => dated(document) !== null && dated(document) >= day);
      case 'to': return given.every((day) => dated(document) !== null && dated(document) <= day);
      default: return given.some((one) => document[name.toLowerCase()].some((has) => same(has, one)));
    }
  });

  for (let at = 0; at < count; at++) {
    const fixed = chance(0.5) ? anyFixed() : {};
    const meant = Array.from({ length: below(4) }, () => (chance(0.4) ? [anyRange()] : anyGroup()));
    const params = { facetFilters: [], numericFilters: [], filters: [] };
    for (const group of meant) {
      if (isFacetFilter(group) && chance(0.5)) {
        params.facetFilters.push(group.length === 1 && chance(0.5) ? facetFilter(group[0]) : group.map(facetFilter));
      } else if (group.length === 1 && isRange(group[0]) && (group[0].sign === undefined || chance(0.5))) {
        params.numericFilters.push(chance(0.5) ? written(group[0]) : [written(group[0])]);
      } else {
        const terms = group.map(inFilters).join(' OR ');
        params.filters.push(chance(0.5) ? `${blank()}(${blank()}${terms}${blank()})${blank()}` : terms);
      }
    }
    const filters = params.filters.join(' AND ');
    let restrictions;
    try {
      restrictions = restrict([...readFixed(fixed).parts, ...readFacetFilters(params.facetFilters), ...readNumericFilters(params.numericFilters), ...readFilters(filters)]);
    } catch (failure) {
      // Refused may only be what the service cannot say: OR between attributes; of an attribute of which a document has several, two sets of values of which neither holds the other.
      const groups = meant.filter((group) => !isRange(group[0]));
      const sets = groups.map((group) => ({ name: group[0].name, values: new Set(group.map((term) => plain(term.value))) }))
        .concat(Object.entries(fixed).map(([name, given]) => ({ name: name.toLowerCase(), values: new Set([given].flat().map(plain)) })));
      const isMixed = groups.some((group) => group.some((term) => term.name !== group[0].name));
      const holds = (one, other) => [...other.values].every((value) => one.values.has(value));
      const isTwice = sets.some((set, index) => sets.slice(index + 1).some((other) => other.name === set.name && severalTexts.includes(set.name) && !holds(set, other) && !holds(other, set)));
      if (!(failure instanceof UnsupportedError) || !(isMixed || isTwice)) {
        wrong.push({ seed, at, fixed, params: { ...params, filters }, failure: String(failure) });
      }
      seen.refused++;
      continue;
    }
    const isNothing = restrictions.some(nothingFits);
    seen.nothing += isNothing ? 1 : 0;
    seen.fixed += Object.keys(fixed).length > 0 ? 1 : 0;
    for (let times = 0; times < 12; times++) {
      const document = anyDocument();
      const plainly = meetsFixed(document, fixed) && meant.every((group) => group.some((term) => meets(document, term)));
      const through = !isNothing && restrictions.every((restriction) => asked(document, restriction));
      seen.widened += through && !meetsFixed(document, fixed) ? 1 : 0;
      if (plainly !== through) {
        wrong.push({ seed, at, fixed, params: { ...params, filters }, restrictions, document, plainly });
        break;
      }
      seen.agreed++;
      seen.narrowed += through ? 0 : 1;
    }
  }
  return { wrong: wrong.slice(0, 5), ...seen };
}

/** Whatever is given, it is read or refused, and refused as such. */
export function runAnything(seed, count) {
  const next = random(seed);
  const one = (list) => list[Math.floor(next() * list.length)];
  const pieces = ['type', 'kind', 'year', 'timestamp', 'nothing', ':', '>=', '<', '=', ' AND ', ' OR ', ' NOT ', '(', ')', '"', "'", '\\', '-', ' ', '2020', 'TO', ' TO ', '1e9', '.', 'Thông', '\u0000', '\ud800', '\n'];
  const text = () => Array.from({ length: Math.floor(next() * 9) }, () => one(pieces)).join('');
  const anything = (depth) => one([text, text, text, () => null, () => undefined, () => 7, () => ({}), () => (depth > 2 ? '' : Array.from({ length: Math.floor(next() * 3) }, () => anything(depth + 1)))])();
  const wrong = [];
  let read = 0;
  for (let at = 0; at < count; at++) {
    const given = anything(0);
    for (const reader of [readFacetFilters, readNumericFilters, readFilters]) {
      try {
        restrict(reader(given));
        read++;
      } catch (failure) {
        if (!(failure instanceof UnsupportedError)) {
          wrong.push({ seed, at, reader: reader.name, given: JSON.stringify(given) ?? 'undefined', failure: String(failure) });
        }
      }
    }
  }
  return { wrong: wrong.slice(0, 5), read };
}
