/**
 * XML 1.0, written so that no text can break it.
 *
 * @see https://www.w3.org/TR/xml/#charsets
 */

/** Escapes text for an element or an attribute, and leaves out what XML cannot carry at all. */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    // Control characters and the two non-characters: not even a reference may name them.
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Finished XML, which is not escaped again. */
export type Xml = { readonly xml: string };

type Attributes = Record<string, string | number>;

/** What an element holds: text, elements, or nothing; null and undefined leave a child out. */
type Content = string | readonly (Xml | null | undefined)[];

/** An element. `name` and attribute names are ours, never content. */
export function element(name: string, content: Content, attributes: Attributes = {}): Xml {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${xmlText(String(value))}"`)
    .join('');
  const inner =
    typeof content === 'string'
      ? xmlText(content)
      : content.map((child) => child?.xml ?? '').join('');
  return { xml: inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>` };
}

/** A whole document around its root. */
export const xmlDocument = (root: Xml): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
