/**
 * One address is written in many ways: percent-encoded or as people read it, its accents whole or put
 * together, with a slash behind. Here is what makes two writings one.
 */

/** The path as people read it: decoded, its letters composed, without a last slash. */
export function plainPath(path: string): string {
  const bare = path.length > 1 ? path.replace(/\/+$/, '') || '/' : path;
  return decoded(bare).normalize('NFC');
}

/** Decoded where that is possible: a lone percent sign is just that. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The path as it goes into an address, percent-encoded once. */
export const encodedPath = (plain: string): string =>
  plain.toWellFormed().split('/').map(encodeURIComponent).join('/');

/** The ways a path may stand in a redirect. What is asked of the lake is asked in all of them. */
export function writingsOfPath(path: string): string[] {
  const plain = plainPath(path);
  const forms = [plain, plain.normalize('NFD')];
  const written = forms.flatMap((form) => [
    form,
    encodedPath(form),
    encodedPath(form).replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()),
    encodeURI(form.toWellFormed()),
  ]);
  const both = (one: string) => (one === '/' ? [one] : [one, `${one}/`]);
  return [...new Set([path, ...written.flatMap(both)])];
}

/** Whether two paths are one, each in its own writing. */
export const isSamePath = (one: string, other: string): boolean =>
  plainPath(one) === plainPath(other);

/** Whether a redirect leads to itself: to the same path, unless a query makes the old address another. */
export function leadsBack(from: string, to: string): boolean {
  const [fromPath = '', fromQuery] = from.split(/\?(.*)/s);
  const [toPath = '', toQuery] = to.replace(/#.*$/s, '').split(/\?(.*)/s);
  return isSamePath(fromPath, toPath) && (fromQuery === undefined || fromQuery === (toQuery ?? ''));
}
