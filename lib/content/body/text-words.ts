import { stegaClean } from '@sanity/client/stega';
import type { TextBlockView } from './text/view.ts';

/** The words of a text block, without marks of any kind. */
export const wordsOf = (block: TextBlockView): string =>
  stegaClean(block.children.map((child) => ('text' in child ? String(child.text) : '')).join(''));
