// The service's answers as Algolia's.
import { escape, highlight } from './marks.js';
import { maxDepth } from './parameters.js';

const mostValues = 100;
const between = ' … ';
const unmarked = ['type', 'symbol', 'issuer', 'source', 'kind'];

/** A result of `search`. */
export function toResult(answer, indexName, params, { page, size, query }) {
  const reachable = size > 0 ? Math.min(Math.ceil(answer.total / size), Math.floor(maxDepth / size)) : 0;
  const most = params.maxValuesPerFacet ?? mostValues;
  return {
    index: indexName,
    query: params.query ?? '',
    params: String(query),
    hits: size > 0 ? answer.hits.map((hit) => toHit(hit, params)) : [],
    nbHits: answer.total,
    page,
    nbPages: reachable,
    hitsPerPage: size,
    processingTimeMS: Math.ceil(answer.tookMs),
    exhaustiveNbHits: true,
    exhaustiveFacetsCount: Object.values(answer.facets).every((counts) => counts.length < mostValues),
    facets: Object.fromEntries(Object.entries(answer.facets).filter(([, counts]) => counts.length > 0)
      .map(([name, counts]) => [name, Object.fromEntries(counts.slice(0, most).map(({ value, count }) => [value, count]))])),
    facets_stats: stats(answer.facets.year),
    // Beside Algolia's: how the text was taken, and a likelier one.
    understood: answer.query,
    didYouMean: answer.didYouMean,
  };
}

/** A result of `searchForFacetValues`. */
export function toFacetHits(answer, params) {
  const typed = fold(params.facetQuery ?? '').trim();
  const counts = answer.facets[params.facetName] ?? [];
  return {
    facetHits: counts.map(({ value, count }) => ({ value, count, at: fold(value).indexOf(typed) })).filter(({ at }) => at >= 0)
      .slice(0, params.maxFacetHits ?? 10)
      .map(({ value, count, at }) => ({ value, count, highlighted: highlight(around(value, at, typed.length), params).value })),
    exhaustiveFacetsCount: counts.length < mostValues,
    processingTimeMS: Math.ceil(answer.tookMs),
  };
}

function toHit(hit, params) {
  const { id, title, snippets, ...rest } = hit;
  const text = snippets.map((snippet) => snippet.html).join(between);
  const others = Object.fromEntries(unmarked.filter((name) => hit[name]).map((name) => [name, highlight(escape(hit[name]), params)]));
  return {
    objectID: id,
    ...rest,
    timestamp: hit.date ? Date.parse(hit.date) / 1000 : null,
    title: title.text,
    text: snippets.map((snippet) => snippet.text).join(between),
    _highlightResult: chosen({ title: highlight(title.html, params), ...others }, params.attributesToHighlight),
    _snippetResult: chosen({ text: highlight(text, params), title: highlight(title.html, params) }, params.attributesToSnippet?.map((name) => name.split(':')[0])),
  };
}

const chosen = (fields, names) => (names && !names.includes('*') ? Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name))) : fields);

function stats(years) {
  const numbers = (years ?? []).map(({ value }) => Number(value));
  return numbers.length === 0 ? {} : { year: { min: Math.min(...numbers), max: Math.max(...numbers) } };
}

// One letter for one letter, so that places in the folded text are places in the text; other forms than composed are only found later in a value.
const fold = (text) => Array.from(text.normalize('NFC'), (letter) => letter.normalize('NFD')[0].toLowerCase().replace('đ', 'd')).join('');

function around(value, at, length) {
  const letters = Array.from(value.normalize('NFC'));
  const part = (from, to) => escape(letters.slice(from, to).join(''));
  return length === 0 ? escape(value) : `${part(0, at)}<mark>${part(at, at + length)}</mark>${part(at + length)}`;
}
