// Algolia's search parameters as those of the service.
import { readFacetFilters, readFilters, readFixed, readNumericFilters } from './filters.js';
import { restrict, UnsupportedError } from './restrictions.js';

export const maxSize = 100;
export const maxDepth = 10000;

// These would change what is found, and the service has nothing like them. Everything else unknown changes looks or statistics only and is passed over.
const refused = ['tagFilters', 'aroundLatLng', 'aroundLatLngViaIP', 'insideBoundingBox', 'insidePolygon', 'restrictSearchableAttributes', 'similarQuery'];

/** What to ask: the query string, and what the answer needs to know of it. */
export function toParameters(indexName, params, defaultFacets, fixed) {
  for (const name of refused) {
    if (params[name] && String(params[name]) !== '') {
      throw new UnsupportedError(`${name} is not supported.`);
    }
  }
  const { parts, others } = readFixed(fixed);
  const restrictions = restrict([
    ...parts, ...readFacetFilters(params.facetFilters), ...readNumericFilters(params.numericFilters), ...readFilters(params.filters),
  ]);
  const page = params.page ?? 0;
  const size = Math.min(params.hitsPerPage ?? 20, maxSize);
  const wanted = [params.facets ?? []].flat().flatMap((name) => (name === '*' ? defaultFacets : [name]));
  // What has no counts in the service can still be a widget's attribute: a range of days has only its ends.
  const facets = [...new Set(wanted)].filter((name) => name !== 'timestamp');
  const query = new URLSearchParams(others);
  query.set('q', params.query ?? '');
  for (const { name, values } of restrictions) {
    for (const value of values) {
      query.append(name, value);
    }
  }
  if (page > 0) {
    query.set('page', page + 1);
  }
  // A request for counts alone has no hits; the service's least page has one.
  query.set('size', Math.max(size, 1));
  if (facets.length > 0) {
    query.set('facets', facets.join(','));
  }
  if (params.distinct) {
    query.set('collapse', 'series');
  }
  const sort = /_(newest|oldest)$/.exec(indexName);
  if (sort) {
    query.set('sort', sort[1]);
  }
  return { query, restrictions, page, size };
}
