/** What addresses that lead elsewhere are put together from, for a generator of them. */
export const addressParts: readonly string[] = [
  ...['/', '\\', '.', '..', ';', '@', ':', '#', '?', '%', ' ', '\t', '\n', '\r', '\0', 'a'],
  ...['%2f', '%5c', '%2e', '%00', '%0d', '%0a', '%25', '%c2%85', '%3b', '%'],
  ...['／', '⁄', '．', '\u00a0', 'é', '\ud800', '[', ']'],
  ...['evil.example', 'http:', 'https://', 'javascript:', '//'],
];
