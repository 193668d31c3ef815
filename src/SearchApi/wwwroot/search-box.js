// <search-box>: a search box with suggestions for any page. How to embed it: docs/search-box.md.
//
// Around a form of the page it adds suggestions to that form's field; empty, it brings a form of its own in a shadow tree, which no
// style sheet of the page reaches. Attributes: endpoint (address of the service; the script's own by default), target (page of results),
// name, value, label, placeholder, lang, and kind, source, issuer, which narrow suggestions and search.
//
// Vietnamese input methods compose in place or correct by sending backspaces. So suggestions go by "input" alone, also while composing;
// the field's value is never set while someone types, and nothing is completed inside it; keys belong to the input method as long as it
// composes; no option is chosen before someone chooses one, and Enter always searches for what was typed.
//
// Written for browsers of November 2021 and later, as it stands: a test holds it to their syntax and functions.
(() => {
  'use strict';

  if (typeof customElements === 'undefined' || customElements.get('search-box')) return;

  // What a page calls "currentScript" or, within a form, "after" would stand for the document's and the form's own.
  const native = (type, name, of) => Object.getOwnPropertyDescriptor(type.prototype, name).get.call(of);
  const script = native(Document, 'currentScript', document);
  const home = script instanceof HTMLScriptElement && script.src ? new URL('.', script.src).href : '';
  const wait = 120;
  const quiet = 900;
  const patience = 10000;
  const size = 8;
  const longest = 512;
  const mostShown = 300;
  const scopes = ['kind', 'source', 'issuer'];
  const reflected = ['endpoint', 'target', 'name', 'label', 'placeholder', ...scopes];
  const fields = ':scope form input[type=search], :scope form input[type=text], :scope form input:not([type])';
  const sending = 'select:enabled, textarea:enabled, input:enabled:checked, input:enabled:not([type=checkbox], [type=radio], [type=submit], [type=button], [type=reset], [type=image], [type=file])';
  const shortened = text => text.length > mostShown ? text.slice(0, mostShown) + '…' : text;
  // Some input methods insert them to be able to take them back.
  const fillers = /[\u200a-\u200d\u202f\u2060\ufeff]/g;

  const texts = {
    vi: { label: 'Tìm kiếm', button: 'Tìm', placeholder: 'Tìm văn bản, tin tức…', list: 'Gợi ý', open: 'Mở', found: n => n + ' gợi ý' },
    en: { label: 'Search', button: 'Search', placeholder: 'Search documents and news…', list: 'Suggestions', open: 'Open', found: n => n + (n === 1 ? ' suggestion' : ' suggestions') },
  };

  // The same as in search-box.css, for browsers whose shadow trees take no sheet made by script. All of it hangs on classes of its own,
  // because it also styles the list behind a form of the page. Lengths are in em: pages make a rem what they like.
  const css = `
:host { display: block; }
:host([hidden]) { display: none; }
.sb-box { all: initial; color-scheme: inherit; display: block; position: relative; font: var(--search-box-font, medium/1.6 system-ui, sans-serif);
  color: var(--search-box-ink, CanvasText); text-align: start; }
.sb-form { display: flex; flex-wrap: wrap; gap: 0 .5em; margin: 0; }
.sb-label { flex: 0 0 100%; }
.sb-label ::slotted(*) { display: block; margin-bottom: .5em; }
.sb-field { flex: 1; box-sizing: border-box; min-width: 0; min-height: 2.75em; margin: 0; padding: .5em .9em; border: 1.5px solid var(--search-box-line, #8a8178);
  border-radius: var(--search-box-radius, .6em); background: var(--search-box-paper, Canvas); color: var(--search-box-ink, CanvasText); font: inherit;
  -webkit-appearance: none; appearance: none; }
.sb-field::-webkit-search-decoration { -webkit-appearance: none; }
.sb-button { box-sizing: border-box; min-height: 2.75em; margin: 0; padding: .5em 1.25em; border: 0; border-radius: var(--search-box-radius, .6em);
  background: var(--search-box-accent, #9c1f2e); color: var(--search-box-on-accent, #fff); font: inherit; font-weight: 600; white-space: nowrap; cursor: pointer; }
.sb-field:focus, .sb-button:focus { outline: 3px solid var(--search-box-focus, #1b4f8f); outline-offset: 2px; }
.sb-button:focus:not(:focus-visible) { outline: 0; }
.sb-around { position: relative; }
.sb-list[role=listbox] { position: absolute; z-index: var(--search-box-layer, 1000); inset: calc(100% + .3em) 0 auto 0; box-sizing: border-box; margin: 0; padding: .35em 0;
  max-height: 24em; overflow-y: auto; background: var(--search-box-paper, Canvas); color: var(--search-box-ink, CanvasText);
  border: 1px solid var(--search-box-line, #8a8178); border-radius: var(--search-box-radius, .6em); box-shadow: 0 .6em 1.6em rgb(0 0 0 / .18);
  font: inherit; line-height: 1.6; text-align: start; }
.sb-option[role=option] { display: flex; flex-wrap: wrap; gap: 0 .75em; align-items: baseline; justify-content: space-between; box-sizing: border-box; padding: .5em .9em; min-height: 2.75em; cursor: pointer; }
.sb-text { flex: 1 1 14em; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden; min-width: 0; overflow-wrap: anywhere; word-break: break-word; unicode-bidi: isolate; }
.sb-text mark { margin: 0; padding: 0; background: none; color: inherit; font-weight: 700; }
.sb-kind { flex: none; color: var(--search-box-soft, inherit); font-size: .875em; }
.sb-pointed .sb-option[role=option]:hover { background: var(--search-box-pointed, rgb(128 128 128 / .09)); }
.sb-list .sb-option[role=option][aria-selected=true] { background: var(--search-box-chosen, #ece5d8); color: var(--search-box-chosen-ink, #1f1b18); }
.sb-option[aria-selected=true] .sb-kind { color: inherit; }
.sb-option[aria-selected=true] { box-shadow: inset 3px 0 0 var(--search-box-accent, #9c1f2e); }
.sb-unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (forced-colors: active) { .sb-option[aria-selected=true] { outline: 2px solid Highlight; outline-offset: -2px; } }
@media print { .sb-list[role=listbox] { visibility: hidden; } }
`;

  let boxes = 0;

  class SearchBox extends HTMLElement {
    #input = null;
    #own = null;
    #leaving = null;
    #list = element('div', 'sb-list', { id: `search-box-${++boxes}`, role: 'listbox', part: 'list' });
    #said = element('div', 'sb-unseen', { role: 'status' });
    #options = [];
    #chosen = -1;
    #taken = null;
    #timer = 0;
    #speaking = 0;
    #asked = 0;
    #running = null;
    #known = new Map();
    #inside = null;
    #outside = event => { if (event !== this.#inside) this.#close(); };
    #watch = new MutationObserver(() => this.#settle());

    static get observedAttributes() {
      return [...reflected, 'value', 'lang'];
    }

    constructor() {
      super();
      for (const type of ['pointerdown', 'focusin']) this.addEventListener(type, event => { this.#inside = event; });
      // The field keeps the focus while an option is pressed.
      // A mouse that rests where the list opens points at nothing.
      this.#list.addEventListener('pointermove', () => this.#list.classList.add('sb-pointed'));
      this.#list.addEventListener('mousedown', event => event.preventDefault());
      this.#list.addEventListener('click', event => {
        const at = this.#options.findIndex(option => option.shown.contains(event.target));
        if (at >= 0) this.#choose(at);
      });
    }

    connectedCallback() {
      // What was set on the element before this script came.
      for (const name of [...reflected, 'value'].filter(name => Object.prototype.hasOwnProperty.call(this, name))) {
        const given = this[name];
        delete this[name];
        this[name] = given;
      }
      this.#settle();
      this.#watch.observe(this, { childList: true, subtree: true, attributeFilter: ['form'] });
      // Children that are still to be parsed may hold a form.
      if (!this.#input) document.addEventListener('DOMContentLoaded', () => { if (this.isConnected) this.#settle(); }, { once: true });
      // Not on blur: screen readers leave the field to read the options.
      for (const type of ['pointerdown', 'focusin']) document.addEventListener(type, this.#outside);
    }

    disconnectedCallback() {
      this.#watch.disconnect();
      for (const type of ['pointerdown', 'focusin']) document.removeEventListener(type, this.#outside);
      this.#close();
      clearTimeout(this.#speaking);
      // The field may stay in the page without the box; who moves the box puts it back at once.
      queueMicrotask(() => { if (!this.isConnected) this.#leave(); });
    }

    attributeChangedCallback(name) {
      if (name === 'value' && this.#own) this.#own.input.defaultValue = this.getAttribute('value') || '';
      if (name === 'value' || !this.#input) return;
      this.#close();
      this.#known.clear();
      this.#label();
    }

    /** The text in the field. */
    get value() {
      return this.#input ? this.#input.value : this.getAttribute('value') || '';
    }

    set value(text) {
      if (!this.#input) return this.setAttribute('value', text ?? '');
      this.#input.value = text ?? '';
      this.#close();
    }

    focus(options) {
      if (this.#input) this.#input.focus(options);
    }

    get #query() {
      return this.#input.value.replace(fillers, '');
    }

    get #texts() {
      let language = '';
      for (let at = this; at && !language; at = at.getRootNode().host) {
        const said = at.closest('[lang]');
        language = said ? said.getAttribute('lang') : '';
      }
      return /^en\b/i.test(language) ? texts.en : texts.vi;
    }

    get #endpoint() {
      const found = web(this.endpoint) || web(home) || web('/');
      return found ? found.origin + found.pathname.replace(/\/?$/, '/') : '/';
    }

    get #target() {
      return web(this.target) || web(this.#endpoint) || new URL(location.href);
    }

    // Takes the field of a form inside, or its own where there is none. Called whenever something inside changes.
    #settle() {
      const given = [...this.querySelectorAll(fields)].find(field => field.form && this.contains(field.form));
      if (!given && document.readyState === 'loading') return;
      const shadow = this.shadowRoot || this.attachShadow({ mode: 'open' });
      if (given) style(this.getRootNode());
      const input = given || (this.#own = this.#own || this.#ownForm()).input;
      if (input === this.#input && this.#list.isConnected) return;
      this.#leave();
      this.#input = input;
      const form = input.form;
      if (given) {
        const around = native(Node, 'parentNode', form);
        if (around.nodeType === 1 && getComputedStyle(around).position === 'static') around.classList.add('sb-around');
        Element.prototype.after.call(form, this.#list);
      } else {
        this.#own.box.append(this.#list);
      }
      shadow.replaceChildren(given ? element('slot', '', {}) : this.#own.box, this.#said);
      style(shadow);
      this.#attend(input, form);
      this.#label();
      this.#open(false);
    }

    #attend(input, form) {
      for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox', 'aria-controls': this.#list.id, autocomplete: 'off' })) {
        input.setAttribute(name, value);
      }
      const leaving = this.#leaving = new AbortController();
      const until = { signal: leaving.signal };
      const listen = EventTarget.prototype.addEventListener.bind(form);
      input.addEventListener('input', () => {
        // What was chosen belongs to what was typed before.
        this.#mark(-1);
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#suggest(), wait);
      }, until);
      input.addEventListener('keydown', event => this.#key(event), until);
      // Before what the page does with its form.
      listen('submit', event => {
        this.#close();
        if (this.#tell('search', { query: this.#query, suggestion: this.#taken })) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      }, { capture: true, signal: leaving.signal });
      listen('formdata', event => this.#complete(event.formData), until);
    }

    #leave() {
      if (!this.#input) return;
      this.#close();
      this.#leaving.abort();
      this.#list.remove();
      for (const name of ['role', 'aria-autocomplete', 'aria-haspopup', 'aria-expanded', 'aria-controls']) this.#input.removeAttribute(name);
    }

    #ownForm() {
      const name = element('span', 'sb-unseen', {});
      const input = element('input', 'sb-field', {
        id: 'field', type: 'search', autocapitalize: 'none', autocorrect: 'off', spellcheck: 'false', enterkeyhint: 'search', maxlength: String(longest), part: 'input',
      });
      input.defaultValue = this.getAttribute('value') || '';
      const button = element('slot', '', { name: 'button' });
      const form = element('form', 'sb-form', { role: 'search', method: 'get', part: 'form' },
        element('label', 'sb-label', { for: 'field', part: 'label' }, element('slot', '', { name: 'label' }, name)),
        input, element('button', 'sb-button', { type: 'submit', part: 'button' }, button));
      // Outside, the field is not to be seen as one: a page's short cuts would take letters from it, and ASP.NET's default button Enter.
      for (const type of ['keydown', 'keypress', 'keyup']) {
        form.addEventListener(type, event => {
          if (!event.ctrlKey && !event.metaKey && !event.altKey && /^(.|Enter)$/u.test(event.key)) event.stopPropagation();
        });
      }
      return { box: element('div', 'sb-box', {}, form), form, input, name, button };
    }

    // Everything that hangs on attributes.
    #label() {
      const said = this.#texts;
      this.#list.setAttribute('aria-label', said.list);
      const own = this.#own;
      if (!own) return;
      Element.prototype.setAttribute.call(own.form, 'action', this.#target.href);
      own.input.name = this.name || 'q';
      own.input.placeholder = this.hasAttribute('placeholder') ? this.placeholder : said.placeholder;
      own.name.textContent = this.label || said.label;
      own.button.textContent = said.button;
    }

    // What the form sends beside what is in it; its field keeps what an input method counts on.
    #complete(data) {
      const { name } = this.#input;
      const query = this.#query;
      if (name && data.has(name) && query !== this.#input.value) data.set(name, query);
      for (const [key, value] of this.#beside([...data], this.#isForService)) data.append(key, value);
    }

    get #isForService() {
      const there = web(native(HTMLFormElement, 'action', this.#input.form));
      return there !== null && there.origin + there.pathname === this.#endpoint;
    }

    // A form that is sent replaces the parameters of its address.
    #beside(sent, isForService) {
      const beside = this.#own && this.#input === this.#own.input ? [...this.#target.searchParams] : [];
      for (const scope of scopes) beside.push(...this[scope].split('|').filter(value => value.trim()).map(value => [scope, value.trim()]));
      if (isForService && this.#texts === texts.en && !beside.some(pair => pair[0] === 'lang')) beside.push(['lang', 'en']);
      return beside.filter(([name]) => !sent.some(pair => pair[0] === name));
    }

    // What the service is to know beside the text. Of a form that leads elsewhere not every field is its business.
    get #narrowed() {
      const { form, name } = this.#input;
      const isForService = this.#isForService;
      // To make FormData would tell the page's own listeners of it each time.
      const sent = [...native(HTMLFormElement, 'elements', form)].filter(field => field.name && field.matches(sending))
        .flatMap(field => (field.options ? [...field.querySelectorAll('option:checked:enabled')] : [field]).map(one => [field.name, one.value]));
      return [...sent, ...this.#beside(sent, true)].filter(([key, value]) => value && (isForService ? key !== name : key === 'lang' || scopes.includes(key)));
    }

    async #suggest() {
      const text = this.#query.slice(0, longest);
      const mine = ++this.#asked;
      if (this.#running) this.#running.abort();
      if (text.trim() === '') return this.#show([]);
      const asked = new URLSearchParams({ q: text, size });
      for (const [name, value] of this.#narrowed) if (scopes.includes(name)) asked.append(name, value);
      const address = `${this.#endpoint}api/v1/suggest?${asked}`;
      let suggestions = this.#known.get(address);
      if (!suggestions) {
        const running = this.#running = new AbortController();
        const late = setTimeout(() => running.abort(), patience);
        try {
          const answer = await fetch(address, { signal: running.signal });
          if (!answer.ok) throw new Error(answer.status);
          suggestions = usable(await answer.json());
          this.#known.set(address, suggestions);
          if (this.#known.size > 50) this.#known.delete(this.#known.keys().next().value);
        } catch {
          suggestions = []; // Without them one searches as ever.
        }
        clearTimeout(late);
      }
      if (mine === this.#asked) this.#show(suggestions);
    }

    #show(suggestions) {
      this.#mark(-1);
      this.#options = suggestions.map((suggestion, at) => {
        const isDocument = suggestion.kind === 'document';
        const name = shortened(suggestion.text);
        // A mark inside a word would be read as two words.
        const shown = element('div', 'sb-option', {
          id: `${this.#list.id}-${at}`, role: 'option', 'aria-selected': 'false', 'aria-label': isDocument ? `${name} ${this.#texts.open}` : name, part: 'option',
        }, element('span', 'sb-text', {}, ...pieces(suggestion)));
        if (isDocument) shown.append(' ', element('small', 'sb-kind', {}, this.#texts.open));
        return { suggestion, shown };
      });
      this.#list.replaceChildren(...this.#options.map(option => option.shown));
      this.#open(this.#options.length > 0);
    }

    #open(isOpen) {
      this.#list.classList.remove('sb-pointed');
      this.#list.hidden = !isOpen;
      // A page may have made all that is hidden visible.
      this.#list.style.setProperty('display', isOpen ? 'block' : 'none', 'important');
      if (this.#input) this.#input.setAttribute('aria-expanded', String(isOpen));
      clearTimeout(this.#speaking);
      this.#speaking = setTimeout(() => {
        const now = isOpen ? this.#texts.found(this.#options.length) : '';
        if (this.#said.textContent !== now) this.#said.textContent = now;
      }, quiet);
    }

    #close() {
      clearTimeout(this.#timer);
      this.#asked++;
      if (this.#running) this.#running.abort();
      if (!this.#input) return;
      this.#mark(-1);
      this.#open(false);
    }

    #key(event) {
      const isComposing = event.isComposing || event.keyCode === 229;
      // The input method takes back what it composes; Chromium would also empty the whole field.
      if (isComposing && event.key === 'Escape') event.preventDefault();
      if (isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const isOpen = !this.#list.hidden;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        if (!this.#options.length) return;
        event.preventDefault();
        if (!isOpen) return this.#open(true);
        const places = this.#options.length + 1;
        // One of the places is the field itself, with what was typed.
        this.#mark((this.#chosen + 1 + (event.key === 'ArrowDown' ? 1 : places - 1)) % places - 1);
      } else if (event.key === 'Enter' && isOpen && this.#chosen >= 0) {
        event.preventDefault();
        this.#choose(this.#chosen);
      } else if (event.key === 'Escape' && isOpen) {
        event.preventDefault();
        event.stopPropagation();
        this.#close();
      } else if (event.key === 'Tab') {
        this.#close();
      }
    }

    #mark(at) {
      const before = this.#options[this.#chosen];
      if (before) before.shown.setAttribute('aria-selected', 'false');
      this.#chosen = at;
      const option = this.#options[at];
      if (!option) return this.#input.removeAttribute('aria-activedescendant');
      option.shown.setAttribute('aria-selected', 'true');
      option.shown.scrollIntoView({ block: 'nearest' });
      this.#input.setAttribute('aria-activedescendant', option.shown.id);
    }

    #choose(at) {
      const { suggestion } = this.#options[at];
      const typed = this.#query;
      this.#close();
      if (!this.#tell('select', suggestion)) return;
      if (suggestion.kind === 'document') return location.assign(`${this.#endpoint}doc?${new URLSearchParams([['q', typed], ['id', suggestion.id], ...this.#narrowed])}`);
      this.#input.value = suggestion.text;
      this.#taken = suggestion;
      send(this.#input.form);
      this.#taken = null;
    }

    #tell(what, detail) {
      return this.dispatchEvent(new CustomEvent(`search-box:${what}`, { bubbles: true, composed: true, cancelable: true, detail }));
    }
  }

  for (const name of reflected) {
    Object.defineProperty(SearchBox.prototype, name, {
      configurable: true,
      enumerable: true,
      get() { return this.getAttribute(name) || ''; },
      // Frameworks set to undefined what they have no value for.
      set(value) { if (value === undefined || value === null) this.removeAttribute(name); else this.setAttribute(name, value); },
    });
  }

  function element(name, className, attributes, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  // Only what a browser fetches or visits: "javascript:" in an attribute is not run.
  function web(text) {
    if (!text) return null;
    try {
      const found = new URL(text, native(Node, 'baseURI', document));
      return /^https?:$/.test(found.protocol) ? found : null;
    } catch {
      return null;
    }
  }

  // Safari before 16 has no requestSubmit, and a field called "submit" hides the form's own.
  function send(form) {
    const { requestSubmit } = HTMLFormElement.prototype;
    if (requestSubmit) return requestSubmit.call(form);
    const press = element('button', '', { type: 'submit', hidden: '' });
    Element.prototype.append.call(form, press);
    press.click();
    press.remove();
  }

  // Whatever answers may be anything.
  function usable(answer) {
    const all = answer && Array.isArray(answer.suggestions) ? answer.suggestions : [];
    return all.filter(one => one && typeof one.text === 'string' && one.text !== ''
      && (one.kind === 'query' ? one.text.length <= longest : one.kind === 'document' && typeof one.id === 'string')).slice(0, size);
  }

  function pieces({ text, html }) {
    if (typeof html !== 'string' || html === '') return [shortened(text)];
    let left = mostShown;
    const made = html.split(/<\/?mark>/).map((part, index) => {
      const whole = plain(part);
      const shown = whole.slice(0, Math.max(left, 0));
      left -= whole.length;
      return index % 2 ? element('mark', '', {}, shown) : shown;
    });
    return [...made, left < 0 ? '…' : ''];
  }

  function plain(html) {
    return html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]);
  }

  let sheet = null;

  // A sheet made by script is allowed under a Content-Security-Policy that forbids inline styles. Firefox before 101 and Safari before
  // 16.4 have none: there a sheet of the service is linked, which the policy has to allow.
  function style(root) {
    if ('adoptedStyleSheets' in root) {
      if (!sheet) {
        sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
      }
      if (![...root.adoptedStyleSheets].includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      return;
    }
    const place = root.head || root;
    if (place.querySelector('link[data-search-box]')) return;
    place.append(element('link', '', { rel: 'stylesheet', href: (home || '/') + 'search-box.css', 'data-search-box': '' }));
  }

  customElements.define('search-box', SearchBox);
})();
