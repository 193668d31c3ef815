// Makes the search page answer while one types. The page works without this.
//
// Vietnamese input methods correct what stands before the cursor by sending backspaces, or compose in place. So the box's value
// is never set while someone types, nothing is completed inside it, searching goes by "input" alone (also while composing), and
// keys belong to the input method as long as it composes.
(() => {
  'use strict';

  const wait = 180;
  const quiet = 700;
  const form = document.getElementById('search');
  const box = document.getElementById('q');
  const results = () => document.getElementById('results');
  const status = document.getElementById('status');

  const composing = event => event.isComposing || event.keyCode === 229;

  document.addEventListener('keydown', event => {
    if (composing(event) || event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, textarea, select, [contenteditable]')) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  markSteps();
  if (!status || !results()) return;

  let timer = 0;
  let speaking = 0;
  let latest = 0;
  let running = null;
  let typing = false;

  // What the form asks for, without the fields left empty.
  function addressOf(source) {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(source)) {
      if (value !== '') asked.append(name, value);
    }
    const query = asked.toString();
    return source.action.split('?')[0] + (query ? '?' + query : '');
  }

  async function show(address, change) {
    clearTimeout(timer);
    running?.abort();
    running = new AbortController();
    const mine = ++latest;
    results().setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(address, { headers: { Accept: 'text/html' }, signal: running.signal });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (mine !== latest) return;
      const found = page.getElementById('results');
      if (!found) throw new Error('no results in the answer');
      if (change === 'push') history.pushState(null, '', address);
      if (change === 'replace') history.replaceState(null, '', address);
      take(page, found);
    } catch (failure) {
      if (mine !== latest || failure.name === 'AbortError') return;
      results().removeAttribute('aria-busy');
      say(document.body.dataset.failed);
    }
  }

  function take(page, found) {
    results().replaceWith(found);
    document.title = page.title;
    document.body.className = page.body.className;
    for (const id of ['carried', 'other-language']) {
      const now = document.getElementById(id);
      const then = page.getElementById(id);
      if (now && then) now.replaceWith(then);
    }
    say(found.querySelector('[data-status], [role=alert] h1')?.textContent ?? '');
  }

  // Said once things are quiet, and only when it differs: a count for every letter would drown the typing.
  function say(text) {
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      if (status.textContent !== text) status.textContent = text;
    }, quiet);
  }

  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // One step back leads to what was there before the typing began.
      show(addressOf(form), typing ? 'replace' : 'push');
      typing = true;
    }, wait);
  });

  box.addEventListener('blur', () => { typing = false; });

  form.addEventListener('submit', event => {
    event.preventDefault();
    show(addressOf(form), typing ? 'replace' : 'push');
    typing = false;
  });

  document.addEventListener('submit', event => {
    if (event.target === form || !event.target.matches('form[data-live]')) return;
    event.preventDefault();
    go(addressOf(event.target));
  });

  document.addEventListener('click', event => {
    const link = event.target.closest('a[data-live]');
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.dataset.live === 'query') box.value = new URL(link.href).searchParams.get('q') ?? '';
    go(link.href);
  });

  async function go(address) {
    typing = false;
    await show(address, 'push');
    results().focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }

  window.addEventListener('popstate', () => {
    if (location.hash) return;
    typing = false;
    box.value = new URL(location.href).searchParams.get('q') ?? '';
    show(location.href, 'keep');
  });

  // On a document: buttons that lead from mark to mark.
  function markSteps() {
    const bar = document.getElementById('marks');
    const marks = document.querySelectorAll('#text mark');
    if (!bar || marks.length < 2) return;
    let at = -1;
    const step = by => {
      marks[at]?.classList.remove('here');
      at = (at + by + marks.length) % marks.length;
      marks[at].classList.add('here');
      marks[at].scrollIntoView({ block: 'center' });
      count.textContent = `${at + 1}/${marks.length}`;
    };
    const button = (label, sign, by) => {
      const made = document.createElement('button');
      made.type = 'button';
      made.textContent = sign;
      made.setAttribute('aria-label', label);
      made.title = label;
      made.addEventListener('click', () => step(by));
      return made;
    };
    const count = document.createElement('span');
    count.setAttribute('role', 'status');
    bar.append(button(bar.dataset.previous, '↑', -1), button(bar.dataset.next, '↓', 1), count);
    bar.querySelector('a').addEventListener('click', event => {
      event.preventDefault();
      at = -1;
      step(1);
    });
  }
})();
