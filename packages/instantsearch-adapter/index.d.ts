/** What the client is made of. */
export interface SearchClientOptions {
  /** Where the service is, without `/api/v1`; empty for the server of the page. */
  endpoint?: string;
  /** Another `fetch`, e.g. one that asks again after a 429. */
  fetch?: typeof globalThis.fetch;
  /** Headers of every request, e.g. `{ 'Accept-Language': 'vi' }`. A key given here can be read by everyone who opens the page. */
  headers?: Record<string, string>;
  /** What `facets: ['*']` counts; by default kind, type, issuer, signer, person, place, author, source, year. */
  facets?: string[];
  /**
   * Parameters of the service that every search has, e.g. `{ accents: 'strict', source: ['portal', 'archive'] }`. Filters, `from` and `to` among them
   * hold whatever widgets ask: these only narrow them. An empty list of values finds nothing.
   */
  parameters?: Record<string, string | string[]>;
}

/** A request as InstantSearch sends it; `indexName` ending in `_newest` or `_oldest` sorts by date. */
export interface SearchRequest {
  indexName?: string;
  params?: Record<string, unknown>;
  type?: 'default' | 'facet';
  facet?: string;
}

export interface Highlighted {
  value: string;
  matchLevel: 'none' | 'partial' | 'full';
  matchedWords: string[];
}

export interface Hit {
  objectID: string;
  url: string | null;
  kind: 'notice' | 'news';
  type: string | null;
  symbol: string | null;
  issuer: string | null;
  /** yyyy-MM-dd. */
  date: string | null;
  /** Seconds of midnight UTC of `date`. */
  timestamp: number | null;
  source: string | null;
  title: string;
  /** The passages that agree best. */
  text: string;
  score: number;
  truncated?: boolean;
  collapsed?: number;
  _highlightResult: Record<string, Highlighted>;
  _snippetResult: Record<string, Highlighted>;
}

export interface SearchResult {
  index: string;
  query: string;
  params: string;
  hits: Hit[];
  nbHits: number;
  page: number;
  nbPages: number;
  hitsPerPage: number;
  processingTimeMS: number;
  exhaustiveNbHits: boolean;
  exhaustiveFacetsCount: boolean;
  facets: Record<string, Record<string, number>>;
  facets_stats: Record<string, { min: number; max: number }>;
  understood: { text: string; understood: string; rewrites: { kind: string; from: string; to: string }[]; relaxed: boolean };
  didYouMean: string | null;
}

export interface FacetValues {
  facetHits: { value: string; highlighted: string; count: number }[];
  exhaustiveFacetsCount: boolean;
  processingTimeMS: number;
}

/** Give it to InstantSearch as `searchClient`. */
export interface SearchClient {
  search(requests: SearchRequest[]): Promise<{ results: (SearchResult | FacetValues)[] }>;
  searchForFacetValues(requests: SearchRequest[]): Promise<FacetValues[]>;
  // InstantSearch types its client by the version of algoliasearch that is installed beside it, in ways that differ from what it sends.
  search(requests: any): Promise<any>;
  searchForFacetValues(requests: any): Promise<any>;
}

export function createSearchClient(options?: SearchClientOptions): SearchClient;

/** The service refused or failed. */
export class ServiceError extends Error {
  readonly status: number;
  readonly errors: Record<string, string[]>;
}

/** A request asks for something that the service cannot say; nothing was searched. */
export class UnsupportedError extends Error {}
