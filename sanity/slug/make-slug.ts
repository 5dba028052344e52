import slugify from '@sindresorhus/slugify';
import { publishedId } from '../schema/validation/references.ts';

/** Characters. */
export const longestSlug = 96;

/** A title in these alone is written in Latin letters, which everybody can type. */
const otherThanThese =
  /(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Georgian}\p{Script=Armenian}])\p{L}/u;

/** Marks of direction and joining, which nobody sees. */
const invisible = /\p{Cf}/gu;

/**
 * The address of a document, made of its title. A script that has no common way into Latin letters is
 * kept: transliterated word by word it could be read by nobody. Without a letter or a digit the
 * document's own name stands in.
 */
export function makeSlug(title: string, documentId: string, type: string): string {
  const plain = title.toWellFormed().replace(invisible, '');
  const slug = otherThanThese.test(plain) ? kept(plain) : latin(plain);
  return bounded(slug) || `${type}-${publishedId(documentId).slice(0, 8)}`;
}

const latin = (title: string): string => slugify(title.normalize('NFKC'), { decamelize: false });

/** Forms made for the width of a column. */
const wideOrNarrow = /[\uFF00-\uFFEF]+/gu;

const kept = (title: string): string =>
  title
    .normalize('NFC')
    .replace(wideOrNarrow, (forms) => forms.normalize('NFKC'))
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^[-\p{M}]+|-+$/gu, '');

const words = new Intl.Segmenter('und', { granularity: 'word' });
const letters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** As much as there is room for: whole words, or of a word alone that is longer its first letters. */
function bounded(slug: string): string {
  if (slug.length <= longestSlug) return slug;
  const whole = fitting(slug, words).replace(/-+$/, '');
  return whole.length > longestSlug / 2 ? whole : fitting(slug, letters).replace(/-+$/, '');
}

function fitting(slug: string, segmenter: Intl.Segmenter): string {
  let end = 0;
  for (const { index, segment } of segmenter.segment(slug)) {
    if (index + segment.length > longestSlug) break;
    end = index + segment.length;
  }
  return slug.slice(0, end);
}
