/**
 * Addresses that come from outside and decide where a browser is sent after signing in. The site has the
 * same rule for its own paths (`lib/own-path.ts`): each checks at its own door, and `scripts/agreements`
 * holds the two against each other.
 */

/** No address of ours is longer; a browser's bar, a proxy's buffer and a header all take this much. */
const longest = 2048;

/** How often an address may have been encoded on its way here. What is still encoded then is refused. */
const mostDecodings = 4;

/**
 * What parsers drop, fold or stop at, each in another way: controls, line ends, marks of direction and
 * of no width. Not the two joiners, which Persian words and emoji are written with.
 */
const unseen =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]|^\s|\s$/u;

/** Characters that some parser, font or normalisation takes for a slash. */
const slash = '/\\\\\u2044\u2215\u2216\u2571\u29f5\u29f8\u29f9\ufe68\uff0f\uff3c';
const leadsAway = new RegExp(`^[${slash}][\\u200c\\u200d]*[${slash};]|^[^/]`, 'u');

/** The text and what it becomes each time it is decoded; null when it never comes to an end. */
function decodings(text: string): string[] | null {
  const found = [text];
  for (let round = 0; round < mostDecodings; round += 1) {
    const last = found.at(-1) ?? '';
    const next = decodeOnce(last);
    if (next === null) return null;
    if (next === last) return found;
    found.push(next);
  }
  return null;
}

function decodeOnce(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The path without `.` and `..`, whatever they are written with, as a parser that decodes would see it. */
const resolved = (path: string): string =>
  URL.parse(path.replaceAll('\\', '/'), 'http://site.invalid/a/')?.pathname ?? '';

/** Whether a path is one however often somebody decodes, normalises and resolves it on its way. */
function isPlainPath(pathname: string): boolean {
  const readings = decodings(pathname);
  return (
    readings?.every((reading) => {
      const folded = reading.normalize('NFKC');
      return (
        !unseen.test(reading) &&
        !leadsAway.test(reading) &&
        !leadsAway.test(folded) &&
        URL.parse(folded, 'http://site.invalid')?.host === 'site.invalid' &&
        !leadsAway.test(resolved(reading)) &&
        !leadsAway.test(resolved(folded))
      );
    }) ?? false
  );
}

/** Whether nothing unseen is written into a query or fragment; a lone percent sign is just text there. */
const isPlainTail = (tail: string): boolean =>
  !/%(25)*([01][0-9a-f]|7f|c2%(25)*[89][0-9a-f])/i.test(tail);

/**
 * An absolute http(s) address on one of the given origins, or null: for anything else, and for
 * whatever some program on the way could take for an address elsewhere. Yielded as parsed: what was
 * checked is what is sent.
 */
export function addressOn(
  given: string | null | undefined,
  isOwn: (origin: string) => boolean,
): URL | null {
  if (!given || given.length > longest || unseen.test(given) || given.includes('\\')) return null;
  const url = /^https?:\/\/[^/]/i.test(given) ? URL.parse(given) : null;
  if (url === null || url.username !== '' || url.password !== '' || !isOwn(url.origin)) return null;
  const plain = isPlainPath(url.pathname) && isPlainTail(url.search) && isPlainTail(url.hash);
  return plain && url.href.length <= longest ? url : null;
}
