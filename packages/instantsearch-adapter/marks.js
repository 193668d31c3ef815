// The service marks in escaped HTML; InstantSearch wants tags of its own around the same words.
const entities = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const signs = Object.fromEntries(Object.entries(entities).map(([entity, sign]) => [sign, entity]));

// With these InstantSearch escapes the text itself and then puts its tags in their place.
const placeholder = '__ais-highlight__';

/** `{ value, matchLevel, matchedWords }` of the service's HTML, with the tags asked for. The text stays escaped unless InstantSearch escapes it. */
export function highlight(html, { highlightPreTag = '<em>', highlightPostTag = '</em>' } = {}) {
  const words = [];
  const parts = html.split(/<mark>(.*?)<\/mark>/s);
  const write = highlightPreTag === placeholder ? plain : (text) => text;
  const value = parts.map((part, at) => {
    if (at % 2 === 0) {
      return write(part);
    }
    words.push(plain(part).toLowerCase());
    return highlightPreTag + write(part) + highlightPostTag;
  }).join('');
  return { value, matchLevel: words.length > 0 ? 'partial' : 'none', matchedWords: [...new Set(words)] };
}

/** The text of escaped HTML without its marks. */
export const plain = (html) => html.replace(/<\/?mark>/g, '').replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]);

/** Text as HTML. */
export const escape = (text) => text.replace(/[&<>"']/g, (sign) => signs[sign]);
