/** Of a route under `[slug]`. */
export type SlugParams = { params: Promise<{ slug: string }> };

/** A slug as it is stored, from the percent-encoded one in an address; as it came when that is malformed. */
export function decodedSlug(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
