/** The ways a path may stand in a redirect: encoded as in addresses, or as people read it. */
export function writingsOfPath(path: string): string[] {
  const bare = path.length > 1 ? path.replace(/\/+$/, '') : path;
  try {
    return [...new Set([path, bare, decodeURI(bare), decodeURIComponent(bare)])];
  } catch {
    return [...new Set([path, bare])];
  }
}

/** Whether two paths are one, each in its own writing. */
export function isSamePath(one: string, other: string): boolean {
  const plain = (path: string) => writingsOfPath(path).at(-1);
  return plain(one) === plain(other);
}
