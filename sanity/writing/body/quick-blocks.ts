import type { ArrayOfObjectsInputProps } from 'sanity';

/** What the list that `/` opens offers. */
export type QuickBlock =
  | { kind: 'block'; name: string; title: string }
  | { kind: 'style'; name: string; title: string }
  | { kind: 'list'; name: string; title: string };

type Named = { name: string; title?: string };
type Offered = {
  styles: readonly Named[];
  lists: readonly Named[];
  blocks: ArrayOfObjectsInputProps['schemaType']['of'];
};

/** Everything a text may hold besides plain paragraphs: its blocks first, then how its own may look. */
export function quickBlocks({ styles, lists, blocks }: Offered): QuickBlock[] {
  const named =
    <Kind extends QuickBlock['kind']>(kind: Kind) =>
    ({ name, title }: Named) => ({ kind, name, title: title ?? name });
  return [
    ...blocks
      .filter(({ name, type }) => name !== 'block' && type?.name !== 'block')
      .map(named('block')),
    ...styles.map(named('style')),
    ...lists.map(named('list')),
  ];
}

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Those with a word that begins as was typed; those whose name does come first. */
export function matching(offered: readonly QuickBlock[], typed: string): QuickBlock[] {
  const wanted = plain(typed);
  const begins = (block: QuickBlock) => plain(block.title).startsWith(wanted);
  const has = (block: QuickBlock) =>
    plain(block.title)
      .split(/\s+/u)
      .some((word) => word.startsWith(wanted));
  return [...offered.filter(begins), ...offered.filter((block) => !begins(block) && has(block))];
}

/** The letters after a `/` that opens the list, in the text before the cursor; null when there is none. */
export const typedAfterSlash = (before: string): string | null =>
  /(?:^|\s)\/(\p{L}*)$/u.exec(before)?.[1] ?? null;
