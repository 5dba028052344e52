/** Words a picture says of itself, made fit for a field: they come from whoever made the file. */

/** What is not seen: controls, marks that turn the direction of what follows, marks of no width (not the joiners). */
const unseen =
  /[\p{Cc}\p{Co}\p{Cn}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffd]+/gu;
const lines = /[^\S\n]*(?:\r\n?|\n|\u2028|\u2029)\s*/g;
/** Markup is no part of a caption; a sign for “less than” is. */
const tags = /<(?:\/?[a-z][^<>]*|![^<>]*)>/gi;

/** Text of one line, or (`lined`) of several. Longer text is cut at a word. */
export function cleanText(text: unknown, most: number, lined = false): string | undefined {
  if (typeof text !== 'string') return undefined;
  const cleaned = text
    // No field is as long; the rest is not even looked at.
    .slice(0, most * 4)
    .toWellFormed()
    .normalize('NFC')
    .replace(lines, '\n')
    .split('\n')
    .map((line) => line.replace(unseen, ' ').replace(tags, ' ').replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join(lined ? '\n' : ' ');
  const short = cleaned.length <= most ? cleaned : cutAtWord(cleaned, most);
  return short === '' ? undefined : short;
}

function cutAtWord(text: string, most: number): string {
  const cut = text.slice(0, most - 1);
  const end = cut.search(/\s\S*$/);
  return `${(end > most / 2 ? cut.slice(0, end) : cut).toWellFormed().replace(/\ufffd$/, '')}…`;
}

const longestAddress = 1000;

/** An address on the web, without a name and a password in it. */
export function cleanAddress(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > longestAddress) return undefined;
  const url = URL.parse(text.trim());
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  return url.username === '' && url.password === '' && url.hostname.includes('.')
    ? url.href
    : undefined;
}
