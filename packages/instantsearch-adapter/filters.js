// Reads Algolia's three ways to restrict a search, and what every search is restricted to, into groups and ranges.
import { UnsupportedError } from './restrictions.js';

const filterable = [
  'kind', 'type', 'issuer', 'signer', 'person', 'place', 'author', 'source', 'symbol', 'year', 'recipient', 'organisation', 'cites', 'urgency', 'secrecy', 'superior',
];
const ranged = ['timestamp', 'year'];

/** `facetFilters`: a list of AND, lists in it are OR. */
export function readFacetFilters(filters) {
  return list(filters).map((entry) => group([entry].flat().map(facetFilter)));
}

/** `numericFilters`: as facetFilters, of comparisons. */
export function readNumericFilters(filters) {
  return list(filters).map((entry) => {
    const several = [entry].flat();
    if (several.length !== 1) {
      throw new UnsupportedError(`Ranges with OR between them are not supported: ${JSON.stringify(entry)}.`);
    }
    return range(several[0]);
  });
}

/** `filters`: values and comparisons with AND, and OR between the values of one attribute. OR binds closer, as with Algolia. */
export function readFilters(text) {
  const tokens = tokenize(String(text ?? ''));
  const parts = [];
  let at = 0;
  while (at < tokens.length) {
    const terms = [];
    do {
      const isOpen = tokens[at]?.sign === '(';
      at += isOpen ? 1 : 0;
      do {
        terms.push(term(tokens[at++], text));
      } while (isOpen && tokens[at]?.sign === 'OR' && at++ >= 0);
      if (isOpen && tokens[at++]?.sign !== ')') {
        throw unread(text);
      }
    } while (tokens[at]?.sign === 'OR' && at++ >= 0);
    parts.push(terms.length === 1 ? terms[0] : group(terms));
    if (at < tokens.length && (tokens[at++].sign !== 'AND' || at === tokens.length)) {
      throw unread(text);
    }
  }
  return parts;
}

/** The service's own parameters that every search has: those that restrict it as parts, the `others` as pairs. */
export function readFixed(parameters) {
  const parts = [];
  const others = [];
  for (const [given, value] of Object.entries(parameters)) {
    if (value === undefined || value === null || value === '') {
      continue;
    }
    // As the service reads them: names in any case, nothing that is empty.
    const name = given.toLowerCase();
    const values = [value].flat().map(String).filter(Boolean);
    if (filterable.includes(name)) {
      parts.push({ name, values });
    } else if (name === 'from' || name === 'to') {
      parts.push(...values.map((day) => ({ name: 'day', least: name === 'from' ? day : null, most: name === 'to' ? day : null })));
    } else {
      others.push(...values.map((one) => [name, one]));
    }
  }
  return { parts, others };
}

const list = (filters) => (filters === undefined || filters === null || filters === '' ? [] : [filters].flat());
const unread = (text) => new UnsupportedError(`filters cannot be read, or has NOT or brackets in brackets: ${text}`);

function facetFilter(text) {
  const colon = String(text).indexOf(':');
  if (colon < 1) {
    throw new UnsupportedError(`A facet filter is 'attribute:value': ${text}`);
  }
  return value(text.slice(0, colon), text.slice(colon + 1));
}

// Without quotes, a value that begins with a minus is excluded, unless a backslash stands before.
function value(name, text) {
  if (text.startsWith('-')) {
    throw new UnsupportedError(`Values cannot be excluded: ${name}:${text}`);
  }
  return literal(name, text.startsWith('\\-') ? text.slice(1) : text);
}

function literal(name, text) {
  if (!filterable.includes(name)) {
    throw new UnsupportedError(`'${name}' is no filter; there are ${filterable.join(', ')}.`);
  }
  return { name, values: [text] };
}

function group(terms) {
  if (terms.length === 0 || terms.some((one) => !one.values || one.name !== terms[0].name)) {
    throw new UnsupportedError(`OR is possible between values of one attribute only: ${terms.map((one) => one.name).join(', ')}.`);
  }
  return { name: terms[0].name, values: [...new Set(terms.flatMap((one) => one.values))] };
}

function range(text) {
  const between = /^\s*(\w+)\s*:\s*(-?[\d.]+)\s+TO\s+(-?[\d.]+)\s*$/.exec(text);
  const compared = /^\s*(\w+)\s*(>=|<=|=|>|<)\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text);
  const name = (between ?? compared)?.[1];
  if (!ranged.includes(name)) {
    throw new UnsupportedError(`There are ranges of ${ranged.join(' and ')} only: ${text}`);
  }
  if (between) {
    return { name, least: Number(between[2]), most: Number(between[3]) };
  }
  // Days and years are whole: more than 2020 is at least 2021.
  const step = name === 'year' ? 1 : 86400;
  const number = Number(compared[3]) / step;
  switch (compared[2]) {
    case '>=': return { name, least: number * step, most: null };
    case '<=': return { name, least: null, most: number * step };
    case '>': return { name, least: (Math.floor(number) + 1) * step, most: null };
    case '<': return { name, least: null, most: (Math.ceil(number) - 1) * step };
    default: return { name, least: number * step, most: number * step };
  }
}

// A term is an attribute, what stands between, and a value in quotes or a word.
function tokenize(text) {
  const pattern = /\s*(?:([()])|(AND|OR|NOT)(?=[\s(]|$)|(\w+)\s*(:|>=|<=|>|<|=)\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s()]+)))\s*/y;
  const tokens = [];
  while (pattern.lastIndex < text.length) {
    const found = pattern.exec(text);
    if (!found || found[2] === 'NOT') {
      throw unread(text);
    }
    const [, bracket, word, name, sign, double, single, plain] = found;
    const quoted = (double ?? single)?.replace(/\\(.)/g, '$1');
    tokens.push(name ? { name, comparison: sign, value: quoted ?? plain, isQuoted: quoted !== undefined } : { sign: bracket ?? word });
  }
  return tokens;
}

function term(token, text) {
  if (!token?.name) {
    throw unread(text);
  }
  if (token.comparison !== ':') {
    return range(token.name + token.comparison + token.value);
  }
  return (token.isQuoted ? literal : value)(token.name, token.value);
}
