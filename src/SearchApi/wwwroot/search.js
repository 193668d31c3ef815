// Makes the search page answer while one types. The page works without this.
//
// Vietnamese input methods correct what stands before the cursor by sending backspaces, or compose in place. So the box's value
// is never set while someone types, nothing is completed inside it, searching goes by "input" alone (also while composing), and
// keys belong to the input method as long as it composes.
(() => {
  'use strict';

  const wait = 180;
  // Inside a syllable most letters make another word of it than is meant: results for it would be nonsense. So they come only once one
  // rests there, longer than people take to find the next key.
  const rest = 700;
  // What ends a word. Not what an input method or the syntax of a search makes part of one: . ? ' [ : / -
  const endsWord = /[\s,;!…)”"]$/u;
  const quiet = 700;
  const slow = 400;
  const patience = 15000;
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
  let returning = false;
  let shown = location.pathname + location.search;

  // The place in a page is kept with its address, because the results come after the browser has gone back to it.
  history.scrollRestoration = 'manual';
  if (history.state?.y) window.scrollTo(0, history.state.y);
  window.addEventListener('pagehide', keepPlace);

  function keepPlace() {
    history.replaceState({ y: window.scrollY }, '');
  }

  // What the form asks for, without the fields left empty.
  function addressOf(source) {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(source)) {
      if (value !== '') asked.append(name, value);
    }
    const query = asked.toString();
    return source.action.split('?')[0] + (query ? '?' + query : '');
  }

  // With what was typed since the results that are shown: who goes on from these means it too.
  function asTyped(address) {
    const asked = new URL(address, location.href);
    if (box.value.trim() !== '' && box.value !== (new URLSearchParams(shown.split('?')[1]).get('q') ?? '')) asked.searchParams.set('q', box.value);
    return asked.href;
  }

  function isShown(address) {
    const asked = new URL(address);
    return asked.pathname + asked.search === shown;
  }

  // What was asked for and is not here yet is not wanted any more.
  function giveUp() {
    clearTimeout(timer);
    running?.abort();
    document.body.classList.remove('slow');
    results().removeAttribute('aria-busy');
    return ++latest;
  }

  async function show(address, change) {
    const mine = giveUp();
    const asking = running = new AbortController();
    const late = setTimeout(() => { document.body.classList.add('slow'); say(document.body.dataset.slow); }, slow);
    const end = setTimeout(() => asking.abort(new DOMException('too slow', 'TimeoutError')), patience);
    results().setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(address, { headers: { Accept: 'text/html' }, signal: asking.signal });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (mine !== latest) return false;
      const found = page.getElementById('results');
      if (!found) throw new Error('no results in the answer');
      if (change === 'push') {
        keepPlace();
        history.pushState(null, '', address);
      }
      if (change === 'replace') history.replaceState(null, '', address);
      shown = location.pathname + location.search;
      take(page, found);
      return true;
    } catch (failure) {
      if (mine === latest && failure.name !== 'AbortError') trouble(() => show(address, change));
      return false;
    } finally {
      clearTimeout(late);
      clearTimeout(end);
      if (mine === latest) {
        document.body.classList.remove('slow');
        results().removeAttribute('aria-busy');
      }
    }
  }

  // What was found before stays, and above it stands what to do.
  function trouble(retry) {
    const text = navigator.onLine ? document.body.dataset.failed : document.body.dataset.offline;
    const bar = document.createElement('div');
    bar.id = 'trouble';
    bar.setAttribute('role', 'alert');
    const again = document.createElement('button');
    again.type = 'button';
    again.textContent = document.body.dataset.retry;
    again.addEventListener('click', retry);
    bar.append(Object.assign(document.createElement('p'), { textContent: text }), again);
    document.getElementById('trouble')?.remove();
    status.after(bar);
    window.addEventListener('online', () => { if (bar.isConnected) retry(); }, { once: true });
  }

  function take(page, found) {
    document.getElementById('trouble')?.remove();
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
    // On the first page, where the box would jump away from under the typing, suggestions are enough; so would it by going back there.
    if (document.body.classList.contains('home') || box.value.trim() === '') return;
    timer = setTimeout(() => {
      // One step back leads to what was there before the typing began.
      show(addressOf(form), typing ? 'replace' : 'push');
      typing = true;
    }, endsWord.test(box.value) ? wait : rest);
  });

  // A field for searches is emptied by Escape, where nothing else takes that key.
  box.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !composing(event)) event.preventDefault();
  });

  box.addEventListener('blur', () => { typing = false; });

  form.addEventListener('submit', event => {
    event.preventDefault();
    const address = addressOf(form);
    show(address, typing || isShown(address) ? 'replace' : 'push');
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
    if (!await show(asTyped(address), 'push')) return;
    results().focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }

  window.addEventListener('popstate', async event => {
    const y = event.state?.y ?? 0;
    const query = new URL(location.href).searchParams.get('q') ?? '';
    if (isShown(location.href)) {
      // Opening and closing the filters on a phone is a step in the history too; but it may also be forward again from where nothing has come yet.
      if (!returning) return;
      giveUp();
      box.value = query;
      returning = false;
      return;
    }
    typing = false;
    returning = true;
    box.value = query;
    if (!await show(location.href, 'keep')) return;
    returning = false;
    window.scrollTo(0, y);
  });

  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && location.hash === '#filters' && !composing(event)) location.hash = '#main';
  });

  // On a document: buttons that lead from mark to mark.
  function markSteps() {
    const bar = document.getElementById('marks');
    const marks = document.querySelectorAll('#text mark');
    if (!bar || marks.length < 2) return;
    let at = -1;
    const step = by => {
      marks[at]?.classList.remove('here');
      at = at < 0 && by < 0 ? marks.length - 1 : (at + by + marks.length) % marks.length;
      marks[at].classList.add('here');
      bar.classList.add('stepped');
      marks[at].scrollIntoView({ block: 'center' });
      count.textContent = `${at + 1}/${marks.length}`;
    };
    const button = (label, sign, by, key) => {
      const made = document.createElement('button');
      made.type = 'button';
      made.textContent = sign;
      made.setAttribute('aria-label', label);
      made.title = `${label} (Alt+${sign})`;
      made.setAttribute('aria-keyshortcuts', `Alt+${key}`);
      made.addEventListener('click', () => step(by));
      return made;
    };
    const count = document.createElement('span');
    count.setAttribute('role', 'status');
    bar.classList.add('steps');
    bar.append(count, button(bar.dataset.previous, '↑', -1, 'ArrowUp'), button(bar.dataset.next, '↓', 1, 'ArrowDown'));
    document.addEventListener('keydown', event => {
      if (composing(event) || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      if (event.target.closest('input, textarea, select')) return;
      event.preventDefault();
      step(event.key === 'ArrowDown' ? 1 : -1);
    });
    bar.querySelector('a').addEventListener('click', event => {
      event.preventDefault();
      at = -1;
      step(1);
    });
  }
})();
