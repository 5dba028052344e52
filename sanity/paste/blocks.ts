import { storySlugOf } from './addresses.ts';
import {
  linkType,
  type PastedBlock,
  type PastedTable,
  type PastedText,
  plainParagraph,
} from './pasted.ts';

type Options = {
  newKey: () => string;
  /** Whether the text takes tables; where it does not, a row becomes a paragraph. */
  tables: boolean;
  /** The origin of the site, by which an address is known as our own. */
  siteOrigin: string;
  /** Ids of published stories by their slugs. */
  stories: ReadonlyMap<string, string>;
};

/** A block of any kind with its key. */
export type StoredBlock = { _type: string; _key: string; [field: string]: unknown };

/** What was pasted, as a body stores it. */
export const storedBlocks = (blocks: readonly PastedBlock[], options: Options): StoredBlock[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'text') return [textBlock(block, options)];
    return options.tables
      ? [tableBlock(block, options)]
      : rowsAsText(block).map((row) => textBlock(row, options));
  });

/** The slugs of our own stories that the text links to. */
export const linkedSlugs = (blocks: readonly PastedBlock[], siteOrigin: string): string[] => [
  ...new Set(
    blocks
      .flatMap((block) => (block.kind === 'text' ? block.runs : []))
      .map(({ href }) => (href === null ? null : storySlugOf(href, siteOrigin)))
      .filter((slug) => slug !== null),
  ),
];

function textBlock({ style, list, runs }: PastedText, options: Options): StoredBlock {
  const { newKey } = options;
  const links = [...new Set(runs.map(({ href }) => href))].filter((href) => href !== null);
  const keys = new Map(links.map((href) => [href, newKey()]));
  return {
    _type: 'block',
    _key: newKey(),
    style,
    ...(list && { listItem: list.kind, level: list.level }),
    markDefs: links.map((href) => ({ _key: keys.get(href) ?? newKey(), ...linkTo(href, options) })),
    children: runs.map(({ text, marks, href }) => {
      const link = href === null ? undefined : keys.get(href);
      return { _type: 'span', _key: newKey(), text, marks: link ? [...marks, link] : [...marks] };
    }),
  };
}

/** A link to one of our stories follows it when its address changes. */
function linkTo(href: string, { siteOrigin, stories }: Options) {
  const slug = storySlugOf(href, siteOrigin);
  const id = slug === null ? undefined : stories.get(slug);
  return id === undefined
    ? { _type: linkType, href }
    : { _type: 'storyLink', story: { _type: 'reference', _ref: id, _weak: true } };
}

const tableBlock = ({ caption, headerRow, rows }: PastedTable, { newKey }: Options) => ({
  _type: 'table',
  _key: newKey(),
  ...(caption !== null && { caption }),
  headerRow,
  rows: rows.map((cells) => ({ _type: 'row', _key: newKey(), cells })),
});

const rowsAsText = ({ rows }: PastedTable): PastedText[] =>
  rows
    .map((cells) => cells.filter((cell) => cell !== '').join(' | '))
    .filter((row) => row !== '')
    .map((row) => plainParagraph(row));
