/** Media types a preview may have: pictures that browsers show and that cannot hold anything else. */
const beginning = /^data:image\/(?:jpeg|png|webp|gif|avif);base64,/;

/** Base64 as RFC 4648 writes it: whole groups, filled up at the end. */
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** A preview is some hundred bytes; it stands in every page that shows its picture. */
const MOST_CHARACTERS = 8_192;

/**
 * Whether a value is a tiny picture and nothing else, so that it can stand in a style as it is: no
 * quote, bracket, backslash or line break ends the address it is in.
 */
export function isTinyPicture(value: string): boolean {
  const head = beginning.exec(value)?.[0];
  if (head === undefined || value.length > MOST_CHARACTERS) return false;
  return value.length > head.length && base64.test(value.slice(head.length));
}
