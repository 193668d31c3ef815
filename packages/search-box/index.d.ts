/** What the service offers for a text. */
export interface Suggestion {
  /** The text as a document has it. */
  text: string;
  /** The same, escaped, what was typed in `<mark>`. */
  html: string;
  /** A text to search, or the title of a document. */
  kind: 'query' | 'document';
  /** The document's id; null of a query. */
  id: string | null;
  /** The document's address, where it has one. */
  url: string | null;
}

/** What is about to be searched. */
export interface SearchDetail {
  /** The text, without what input methods left in it. */
  query: string;
  /** The suggestion that was chosen; null where the text was typed. */
  suggestion: Suggestion | null;
}

/** Both bubble out of shadow trees; with `preventDefault()` the box goes nowhere. */
export interface SearchBoxEventMap {
  /** A suggestion was chosen. */
  'search-box:select': CustomEvent<Suggestion>;
  /** A text is about to be searched. */
  'search-box:search': CustomEvent<SearchDetail>;
}

/** The attributes, e.g. for the templates of a framework. All may change at any time. */
export interface SearchBoxAttributes {
  /** Address of the service; by default where the script came from. */
  endpoint?: string;
  /** Page of results; by default the service's own. Its parameters are kept. */
  target?: string;
  /** Name of the parameter that carries the text; `q`. */
  name?: string;
  /** The text at first. */
  value?: string;
  /** What the field is called for screen readers; to show a label, fill the slot `label`. */
  label?: string;
  placeholder?: string;
  /** `vi` or `en`; else that of the page. */
  lang?: string;
  /** `notice` or `news`; narrows suggestions and search, as do the two below. Several values are separated by `|`. */
  kind?: string;
  source?: string;
  issuer?: string;
}

/** `<search-box>`. The properties are the attributes, but for `value`. */
export interface SearchBoxElement extends HTMLElement {
  endpoint: string;
  target: string;
  name: string;
  label: string;
  placeholder: string;
  kind: string;
  source: string;
  issuer: string;
  /** The text in the field. */
  value: string;
  addEventListener<K extends keyof SearchBoxEventMap>(type: K, listener: (this: SearchBoxElement, event: SearchBoxEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener<K extends keyof HTMLElementEventMap>(type: K, listener: (this: SearchBoxElement, event: HTMLElementEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'search-box': SearchBoxElement;
  }
  interface DocumentEventMap extends SearchBoxEventMap {}
}
