import { isObject } from '#lib/is-object.ts';

type Child = { text?: unknown };
type Block = { _type?: unknown; children?: unknown };

const hasText = (child: unknown): child is Child => isObject(child) && 'text' in child;
const isBlock = (value: unknown): value is Block => isObject(value) && 'children' in value;

/** The first words of Portable Text, up to `length` characters; empty when there are none. */
export function firstWords(body: unknown, length = 90): string {
  const blocks = Array.isArray(body) ? body : [];
  for (const block of blocks) {
    if (!isBlock(block) || !Array.isArray(block.children)) continue;
    const text = block.children
      .filter(hasText)
      .map((child) => (typeof child.text === 'string' ? child.text : ''))
      .join('')
      .trim();
    if (text !== '') return text.length > length ? `${text.slice(0, length).trimEnd()}…` : text;
  }
  return '';
}
