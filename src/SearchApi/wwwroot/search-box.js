// <search-box>: a search box with suggestions for any page.
//
// Around a form of the page it adds suggestions to that form's field; empty, it brings a form of its own in a shadow tree, which no
// style sheet of the page reaches. Attributes: endpoint (address of the service; the script's own by default), target (page of results),
// placeholder, name, value, lang, and kind, source, issuer, which narrow the search that follows.
//
// Vietnamese input methods compose in place or correct by sending backspaces. So suggestions go by "input" alone, also while composing;
// the field's value is never set while someone types, and nothing is completed inside it; keys belong to the input method as long as it
// composes; no option is chosen before someone chooses one, and Enter always searches for what was typed.
(() => {
  'use strict';

  if (!window.customElements || customElements.get('search-box')) return;

  const home = new URL('.', document.currentScript?.src || location.href).href;
  const wait = 120;
  const quiet = 900;
  const size = 8;
  const scopes = ['kind', 'source', 'issuer'];
  // Some input methods insert them to be able to take them back.
  const fillers = /[\u200a-\u200d\u2060\ufeff]/g;

  const texts = {
    vi: { label: 'Tìm kiếm', button: 'Tìm', placeholder: 'Tìm văn bản, tin tức…', list: 'Gợi ý', document: 'Văn bản', found: n => n + ' gợi ý' },
    en: { label: 'Search', button: 'Search', placeholder: 'Search documents and news…', list: 'Suggestions', document: 'Document', found: n => n + (n === 1 ? ' suggestion' : ' suggestions') },
  };

  const listStyle = `
    .sb-list { position: absolute; z-index: 1000; inset: calc(100% + .3rem) 0 auto 0; margin: 0; padding: .35rem 0; list-style: none; max-height: 24rem; overflow-y: auto;
      background: var(--search-box-paper, Canvas); color: var(--search-box-ink, CanvasText); border: 1px solid var(--search-box-line, #8a8178); border-radius: .6rem;
      box-shadow: 0 .6rem 1.6rem rgb(0 0 0 / .18); font: inherit; line-height: 1.6; text-align: start; }
    .sb-around { position: relative; }
    .sb-list[hidden] { display: none; }
    .sb-option { display: flex; gap: .75rem; align-items: baseline; justify-content: space-between; padding: .5rem .9rem; min-height: 2.75rem; cursor: pointer; }
    .sb-option mark { background: none; color: inherit; font-weight: 700; padding: 0; margin: 0; }
    .sb-option small { flex: none; color: var(--search-box-soft, GrayText); font-size: .875rem; }
    .sb-option[aria-selected=true], .sb-option:hover { background: var(--search-box-chosen, #ece5d8); color: var(--search-box-chosen-ink, #1f1b18); }
    .sb-option[aria-selected=true] { box-shadow: inset 3px 0 0 var(--search-box-accent, #9c1f2e); }
    .sb-said { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    @media (forced-colors: active) { .sb-option[aria-selected=true] { outline: 2px solid Highlight; outline-offset: -2px; } }`;

  const ownStyle = `
    :host { display: block; position: relative; font: 1rem/1.6 system-ui, sans-serif; }
    form { display: flex; gap: .5rem; margin: 0; }
    input { flex: 1; min-width: 0; min-height: 2.75rem; padding: .5rem .9rem; border: 1.5px solid var(--search-box-line, #8a8178); border-radius: .6rem;
      background: var(--search-box-paper, Canvas); color: var(--search-box-ink, CanvasText); font: inherit; appearance: none; }
    button { min-height: 2.75rem; padding: .5rem 1.25rem; border: 0; border-radius: .6rem; background: var(--search-box-accent, #9c1f2e); color: var(--search-box-on-accent, #fff);
      font: inherit; font-weight: 600; cursor: pointer; }
    :focus-visible { outline: 3px solid var(--search-box-focus, #1b4f8f); outline-offset: 2px; }`;

  let boxes = 0;

  class SearchBox extends HTMLElement {
    #number = ++boxes;
    #input = null;
    #list = null;
    #said = null;
    #options = [];
    #chosen = -1;
    #timer = 0;
    #speaking = 0;
    #asked = 0;
    #running = null;
    #known = new Map();
    #outside = event => { if (!event.composedPath().includes(this)) this.#close(); };

    connectedCallback() {
      if (!this.#input) this.#build();
      document.addEventListener('pointerdown', this.#outside);
      // Not on blur: screen readers leave the field to read the options.
      document.addEventListener('focusin', this.#outside);
    }

    disconnectedCallback() {
      document.removeEventListener('pointerdown', this.#outside);
      document.removeEventListener('focusin', this.#outside);
      clearTimeout(this.#timer);
      clearTimeout(this.#speaking);
      this.#running?.abort();
    }

    get #texts() {
      const language = (this.getAttribute('lang') || this.closest('[lang]')?.lang || 'vi').toLowerCase();
      return language.startsWith('en') ? texts.en : texts.vi;
    }

    get #endpoint() {
      const address = new URL(this.getAttribute('endpoint') || home, location.href).href;
      return address.endsWith('/') ? address : address + '/';
    }

    #build() {
      const given = this.querySelector('form input:not([type=hidden])');
      this.#input = given || this.#ownForm();
      const root = given ? given.form.parentNode : this.shadowRoot;
      style(given ? this.getRootNode() : this.shadowRoot, given ? listStyle : listStyle + ownStyle);
      if (given && getComputedStyle(root).position === 'static') root.classList.add('sb-around');
      this.#list = element('ul', 'sb-list', { id: `search-box-${this.#number}`, role: 'listbox', 'aria-label': this.#texts.list, part: 'list' });
      this.#list.hidden = true;
      this.#said = element('div', 'sb-said', { role: 'status' });
      given ? given.form.after(this.#list, this.#said) : root.append(this.#list, this.#said);
      for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox', 'aria-expanded': 'false', 'aria-controls': this.#list.id, autocomplete: 'off' })) {
        this.#input.setAttribute(name, value);
      }
      this.#input.addEventListener('input', () => {
        // What was chosen belongs to what was typed before.
        this.#mark(-1);
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#suggest(), wait);
      });
      this.#input.addEventListener('keydown', event => this.#key(event));
      this.#input.form.addEventListener('submit', () => this.#close());
      // The field keeps the focus while an option is pressed.
      this.#list.addEventListener('pointerdown', event => event.preventDefault());
      this.#list.addEventListener('click', event => {
        const at = this.#options.findIndex(option => option.shown.contains(event.target));
        if (at >= 0) this.#choose(at);
      });
    }

    #ownForm() {
      const shadow = this.attachShadow({ mode: 'open', delegatesFocus: true });
      const form = element('form', '', { role: 'search', action: this.getAttribute('target') || this.#endpoint, method: 'get', part: 'form' });
      const input = element('input', '', {
        type: 'search', name: this.getAttribute('name') || 'q', 'aria-label': this.#texts.label, placeholder: this.getAttribute('placeholder') || this.#texts.placeholder,
        autocapitalize: 'none', autocorrect: 'off', spellcheck: 'false', enterkeyhint: 'search', maxlength: '512', part: 'input',
      });
      input.value = this.getAttribute('value') || '';
      const button = element('button', '', { type: 'submit', part: 'button' });
      const slot = element('slot', '', { name: 'button' });
      slot.textContent = this.#texts.button;
      button.append(slot);
      form.append(input, button);
      for (const scope of scopes) {
        for (const value of (this.getAttribute(scope) || '').split('|').filter(v => v)) form.append(element('input', '', { type: 'hidden', name: scope, value }));
      }
      shadow.append(form);
      return input;
    }

    async #suggest() {
      const text = this.#input.value.replace(fillers, '');
      const mine = ++this.#asked;
      this.#running?.abort();
      if (text.trim() === '') return this.#show([]);
      let suggestions = this.#known.get(text);
      if (!suggestions) {
        this.#running = new AbortController();
        try {
          const answer = await fetch(`${this.#endpoint}api/v1/suggest?q=${encodeURIComponent(text.slice(0, 512))}&size=${size}`, { signal: this.#running.signal });
          suggestions = answer.ok ? (await answer.json()).suggestions : [];
          if (answer.ok) this.#known.set(text, suggestions);
          if (this.#known.size > 50) this.#known.delete(this.#known.keys().next().value);
        } catch {
          // Without suggestions one searches as ever.
          suggestions = [];
        }
      }
      if (mine === this.#asked) this.#show(suggestions);
    }

    #show(suggestions) {
      this.#chosen = -1;
      this.#input.removeAttribute('aria-activedescendant');
      this.#options = suggestions.map((suggestion, at) => {
        const shown = element('li', 'sb-option', { id: `${this.#list.id}-${at}`, role: 'option', 'aria-selected': 'false', part: 'option' });
        // A mark inside a word would be read as two words.
        shown.setAttribute('aria-label', suggestion.kind === 'document' ? `${suggestion.text} ${this.#texts.document}` : suggestion.text);
        const text = element('span', '', {});
        suggestion.html.split(/<\/?mark>/).forEach((part, index) => {
          const piece = index % 2 ? element('mark', '', {}) : document.createDocumentFragment();
          piece.append(plain(part));
          text.append(piece);
        });
        shown.append(text);
        if (suggestion.kind === 'document') {
          const kind = element('small', '', {});
          kind.textContent = this.#texts.document;
          shown.append(' ', kind);
        }
        return { suggestion, shown };
      });
      this.#list.replaceChildren(...this.#options.map(option => option.shown));
      this.#open(this.#options.length > 0);
    }

    #open(isOpen) {
      this.#list.hidden = !isOpen;
      this.#input.setAttribute('aria-expanded', String(isOpen));
      clearTimeout(this.#speaking);
      this.#speaking = setTimeout(() => {
        const now = isOpen ? this.#texts.found(this.#options.length) : '';
        if (this.#said.textContent !== now) this.#said.textContent = now;
      }, quiet);
    }

    #close() {
      clearTimeout(this.#timer);
      this.#asked++;
      this.#running?.abort();
      this.#mark(-1);
      this.#open(false);
    }

    #key(event) {
      if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
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
        this.#close();
      } else if (event.key === 'Tab') {
        this.#close();
      }
    }

    #mark(at) {
      this.#options[this.#chosen]?.shown.setAttribute('aria-selected', 'false');
      this.#chosen = at;
      const option = this.#options[at]?.shown;
      if (!option) return this.#input.removeAttribute('aria-activedescendant');
      option.setAttribute('aria-selected', 'true');
      option.scrollIntoView({ block: 'nearest' });
      this.#input.setAttribute('aria-activedescendant', option.id);
    }

    #choose(at) {
      const { suggestion } = this.#options[at];
      const typed = this.#input.value.replace(fillers, '');
      this.#close();
      if (!this.dispatchEvent(new CustomEvent('search-box:select', { bubbles: true, composed: true, cancelable: true, detail: suggestion }))) return;
      if (suggestion.kind === 'document') {
        location.href = `${this.#endpoint}doc?${new URLSearchParams({ q: typed, id: suggestion.id })}`;
        return;
      }
      this.#input.value = suggestion.text;
      const form = this.#input.form;
      form.requestSubmit ? form.requestSubmit() : form.submit();
    }
  }

  function element(name, className, attributes) {
    const made = document.createElement(name);
    if (className) made.className = className;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function plain(html) {
    return html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]);
  }

  const styled = new WeakSet();

  // A sheet made by script is allowed under a Content-Security-Policy that forbids inline styles.
  function style(root, text) {
    if (styled.has(root)) return;
    styled.add(root);
    if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    } else {
      const inline = document.createElement('style');
      inline.textContent = text;
      (root.head || root).append(inline);
    }
  }

  customElements.define('search-box', SearchBox);
})();
