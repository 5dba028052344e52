import { isObject } from '#lib/is-object.ts';

type Child = { text?: unknown };
type Block = { _type?: unknown; children?: unknown };

const hasText = (child: unknown): child is Child => isObject(child) && 'text' in child;
const isBlock = (value: unknown): value is Block => isObject(value) && 'children' in value;

/** The paragraphs of Portable Text that have words, each with a key. */
export function paragraphsOf(body: unknown): { key: string; text: string }[] {
  return (Array.isArray(body) ? body : []).filter(isBlock).flatMap((block, place) => {
    const text = (Array.isArray(block.children) ? block.children : [])
      .filter(hasText)
      .map((child) => (typeof child.text === 'string' ? child.text : ''))
      .join('')
      .trim();
    return text === '' ? [] : [{ key: `${place}`, text }];
  });
}

/** The first words of Portable Text, up to `length` characters; empty when there are none. */
export function firstWords(body: unknown, length = 90): string {
  const [first] = paragraphsOf(body);
  if (first === undefined) return '';
  const { text } = first;
  return text.length > length ? `${text.slice(0, length).trimEnd()}…` : text;
}
