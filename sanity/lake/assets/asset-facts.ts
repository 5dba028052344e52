/** What an upload finds out about the bytes. Everything else in an asset's document is people's words. */
export const assetFacts = [
  '_type',
  'assetId',
  'sha1hash',
  'extension',
  'mimeType',
  'size',
  'path',
  'url',
  'uploadId',
] as const;

/** What `metadata` may say of a picture; the last three only when the upload was asked for it. */
const inMetadata: readonly string[] = [
  '_type',
  'dimensions',
  'hasAlpha',
  'isOpaque',
  'lqip',
  'blurHash',
  'palette',
  'exif',
  'image',
  'location',
];

/**
 * A picture's `metadata` as it was told, with what is known in place of what was said of the same.
 *
 * @param known what an upload has found out.
 */
export function withKnown(told: unknown, known: Record<string, unknown>): Record<string, unknown> {
  const said = isRecord(told) ? Object.entries(told) : [];
  return {
    ...Object.fromEntries(said.filter(([name]) => inMetadata.includes(name))),
    ...known,
  };
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
