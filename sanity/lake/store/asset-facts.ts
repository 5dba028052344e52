import { isObject } from '../wire/is-object.ts';

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

/** What `metadata` says of a picture only when the upload was asked for it. */
const onRequest: readonly string[] = ['exif', 'image', 'location'];

/** What it says of every picture; the last three unless the upload was asked for none of it. */
const always: readonly string[] = [
  '_type',
  'dimensions',
  'hasAlpha',
  'isOpaque',
  'lqip',
  'blurHash',
  'palette',
];

/** The metadata that an upload has found out, with what it was not asked for from where it was told. */
export const withExtras = (told: unknown, known: Record<string, unknown>) => ({
  ...fieldsOf(told, onRequest),
  ...known,
});

/** The metadata that a document has, with what an upload has found out in the place of the same. */
export const corrected = (told: unknown, found: Record<string, unknown>) => ({
  ...fieldsOf(told, [...always, ...onRequest]),
  ...found,
});

const fieldsOf = (value: unknown, names: readonly string[]): Record<string, unknown> =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)))
    : {};
