import { type Month, monthOfAddress } from '#lib/months.ts';
import type { SitemapType } from '../document-types.ts';

/** The types whose documents are few enough to be numbered through; stories go by months. */
export type ListedType = Exclude<SitemapType, 'article'>;

/** Which file of the sitemap: stories of a month, or documents of a type; `n` counts from 1. */
export type SitemapPart =
  | { type: 'article'; month: Month; n: number }
  | { type: ListedType; n: number };

const words = {
  article: 'stories',
  section: 'sections',
  tag: 'tags',
  author: 'authors',
  page: 'pages',
} as const satisfies Record<SitemapType, string>;

/** The types that are listed by number, in the order of the index. */
export const listedTypes = ['page', 'section', 'author', 'tag'] as const satisfies ListedType[];

/** The name of a part, as it stands in its address: `stories-2026-02`, `tags-3`. */
export function partName(part: SitemapPart): string {
  const name = part.type === 'article' ? `${words.article}-${part.month}` : words[part.type];
  return part.n === 1 ? name : `${name}-${part.n}`;
}

/** The part of a name; null when there can be none. Each part has one name. */
export function partOfName(name: string): SitemapPart | null {
  const [word = '', ...rest] = name.split('-');
  const type = listedTypes.find((one) => words[one] === word);
  if (type !== undefined) return numbered(rest, (n) => ({ type, n }));
  if (word !== words.article) return null;
  const [year = '', number = '', ...last] = rest;
  const month = monthOfAddress(year, number);
  return month === null ? null : numbered(last, (n) => ({ type: 'article', month, n }));
}

/** With nothing more it is the first; the others say their number, without zeros before it. */
function numbered(rest: readonly string[], make: (n: number) => SitemapPart): SitemapPart | null {
  const [number] = rest;
  if (number === undefined) return make(1);
  const isNumber = rest.length === 1 && /^[1-9]\d{0,5}$/.test(number) && number !== '1';
  return isNumber ? make(Number(number)) : null;
}
