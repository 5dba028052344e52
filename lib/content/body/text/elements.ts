import {
  buildMarksTree,
  isPortableTextToolkitSpan,
  isPortableTextToolkitTextNode,
} from '@portabletext/toolkit';
import { h } from 'hastscript';
import type { Elsewhere, PlainContent, PlainElement } from '../elements.ts';
import { type ListView, withLists } from './nested-lists.ts';
import type { TextBlockView, TextStyle } from './view.ts';

type Level = 2 | 3 | 4;

/**
 * Text in plain elements.
 *
 * @param level of its uppermost headings.
 */
export const textElements = (
  blocks: readonly TextBlockView[],
  elsewhere: Elsewhere,
  level: Level = 2,
): PlainContent[] => withLists(blocks).map((block) => textElement(block, elsewhere, level));

/** A paragraph, heading, quotation or list in plain elements. */
export const textElement = (
  block: TextBlockView | ListView,
  elsewhere: Elsewhere,
  level: Level = 2,
): PlainElement =>
  block._type === 'list'
    ? list(block, elsewhere)
    : styled[block.style](spans(block, elsewhere), level);

const styled: Record<TextStyle, (content: PlainContent[], level: Level) => PlainElement> = {
  normal: (content) => h('p', content),
  h2: (content, level) => h(`h${level}`, content),
  h3: (content, level) => h(`h${level + 1}`, content),
  blockquote: (content) => h('blockquote', h('p', content)),
};

const list = ({ ordered, start, items }: ListView, elsewhere: Elsewhere): PlainElement =>
  h(
    ordered ? 'ol' : 'ul',
    start === 1 ? {} : { start },
    items.map(({ block, lists }) =>
      h('li', [...spans(block, elsewhere), ...lists.map((inner) => list(inner, elsewhere))]),
    ),
  );

const decorators: Readonly<Record<string, string>> = {
  strong: 'strong',
  em: 'em',
  underline: 'u',
  code: 'code',
};

type Node = ReturnType<typeof buildMarksTree>[number];

const spans = (block: TextBlockView, elsewhere: Elsewhere): PlainContent[] =>
  buildMarksTree(block).flatMap((node) => inline(node, elsewhere));

function inline(node: Node, elsewhere: Elsewhere): PlainContent[] {
  if (isPortableTextToolkitTextNode(node)) {
    return node.text === '\n' ? [h('br')] : [{ type: 'text', value: node.text }];
  }
  if (!isPortableTextToolkitSpan(node)) return [];
  const content = node.children.flatMap((child) => inline(child, elsewhere));
  const href: unknown = node.markDef?.href;
  if (typeof href === 'string') {
    return spacedOut(content, (words) => h('a', { href: elsewhere.url(href) }, words));
  }
  const name = decorators[node.markType];
  return name === undefined ? content : spacedOut(content, (words) => h(name, words));
}

/** Space at the edges of marked words goes outside: Markdown knows no mark that ends in a space. */
function spacedOut(
  content: PlainContent[],
  mark: (words: PlainContent[]) => PlainElement,
): PlainContent[] {
  const words = [...content];
  const before = cutFrom(words, 0, /^\s+/);
  const after = cutFrom(words, words.length - 1, /\s+$/);
  return [...before, ...(words.length === 0 ? [] : [mark(words)]), ...after];
}

/** Takes away what matches of the text at a place, and gives it. */
function cutFrom(words: PlainContent[], at: number, space: RegExp): PlainContent[] {
  const text = words[at];
  const cut = text?.type === 'text' ? space.exec(text.value)?.[0] : undefined;
  if (text?.type !== 'text' || cut === undefined) return [];
  const value = text.value.replace(space, '');
  words.splice(at, 1, ...(value === '' ? [] : [{ type: 'text' as const, value }]));
  return [{ type: 'text', value: cut }];
}
