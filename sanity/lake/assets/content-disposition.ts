/** What the browser saves a download as (RFC 6266); `dl` without a name keeps the file's own. */
export function contentDisposition(kind: 'inline' | 'attachment', filename: string): string {
  // Letters that are no control characters, quotes or path separators stay as they are.
  const safe = [...filename].filter((letter) => letter >= ' ' && !'"\\/\x7f'.includes(letter));
  const name = safe.join('').slice(0, 200) || 'download';
  const ascii = name.replace(/[^\x20-\x7e]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
