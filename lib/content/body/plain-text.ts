import { stegaClean } from '@sanity/client/stega';
import type { BodyBlockView, TextBlockView } from './view.ts';

/** The words of a text block, without marks of any kind. */
export const plainText = (block: TextBlockView): string =>
  stegaClean(block.children.map((child) => ('text' in child ? String(child.text) : '')).join(''));

/** The words of a body's text, its paragraphs apart by an empty line. */
export const bodyText = (body: readonly BodyBlockView[]): string =>
  body
    .filter((block) => block._type === 'block')
    .map(plainText)
    .join('\n\n');
