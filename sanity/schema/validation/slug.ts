import { isReserved } from '#lib/reserved-segments.ts';

type SlugValue = { current?: string } | undefined;

/** Characters that would end, split or confuse a path segment. */
const unfit = /[\s/?#\\%\p{Cc}]/u;
/** What may be pasted; “Generate” makes far shorter ones. */
const longest = 200;

/** Checks that a slug can stand as one segment of an address. Gives `true`, or what is wrong. */
export function fitsAddress(slug: SlugValue): true | string {
  const current = slug?.current;
  if (current === undefined || current === '') return true;
  if (unfit.test(current)) {
    return 'The address may not hold spaces or any of / ? # % \\. Press “Generate” for a clean one.';
  }
  if (!current.isWellFormed()) return 'The address holds half a letter. Write it anew.';
  if (current.length > longest) return `The address is longer than ${longest} characters.`;
  if (current === '.' || current === '..') return 'The address needs at least one letter or digit.';
  if (/\.md$/i.test(current)) {
    return 'The address may not end in .md: there the story stands as Markdown.';
  }
  return true;
}

/** Checks that a page of the site's own (`/about`) does not sit where a route of the site stands. */
export function isFreeForPage(slug: SlugValue): true | string {
  const current = slug?.current?.toLowerCase();
  return current !== undefined && isReserved(current)
    ? `The site keeps /${current} for itself. Choose another address.`
    : true;
}
