// A search client for InstantSearch 4: takes the requests that its widgets send and asks /api/v1/search. README.md says what it takes.
import { toParameters } from './parameters.js';
import { toFacetHits, toResult } from './answers.js';
import { nothingFits, UnsupportedError } from './restrictions.js';

export { UnsupportedError };

// What `facets: ['*']` means where nothing else was said.
const countable = ['kind', 'type', 'issuer', 'signer', 'person', 'place', 'author', 'source', 'year'];
const nothing = { query: { text: '', understood: '', rewrites: [], relaxed: false }, total: 0, tookMs: 0, hits: [], facets: {}, next: null, didYouMean: null };

/** The service refused or failed; `status` is the HTTP status, `errors` what is wrong by parameter. */
export class ServiceError extends Error {
  constructor(status, problem) {
    super([problem.title, problem.detail].filter(Boolean).join(' ') || `The search service answered ${status}.`);
    this.name = 'ServiceError';
    this.status = status;
    this.errors = problem.errors ?? {};
  }
}

/** A client to give to InstantSearch as `searchClient`. */
export function createSearchClient({ endpoint = '', fetch = globalThis.fetch, headers = {}, facets = countable, parameters = {} } = {}) {
  const address = String(endpoint).replace(/\/+$/, '') + '/api/v1/search?';

  async function ask(asked) {
    if (asked.restrictions.some(nothingFits)) {
      return nothing;
    }
    const response = await fetch.call(globalThis, address + asked.query, { headers: { Accept: 'application/json', ...headers } });
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    const answer = isJson ? await response.json().catch(() => null) : null;
    if (!response.ok || answer === null) {
      throw new ServiceError(response.status, answer ?? {});
    }
    return answer;
  }

  async function one({ indexName = '', params = {}, type, facet }) {
    if (type === 'facet') {
      return values({ indexName, params: { ...params, facetName: facet } });
    }
    const asked = toParameters(indexName, params, facets, parameters);
    return toResult(await ask(asked), indexName, params, asked);
  }

  async function values({ indexName = '', params = {} }) {
    const asked = toParameters(indexName, { ...params, facets: [params.facetName], hitsPerPage: 0, page: 0 }, facets, parameters);
    return toFacetHits(await ask(asked), params);
  }

  return {
    /** Answers every request, in order. */
    search: async (requests) => ({ results: await Promise.all(requests.map(one)) }),
    /** The values of facets that begin or hold what was typed, whatever its accents. */
    searchForFacetValues: (requests) => Promise.all(requests.map(values)),
  };
}
