/** What an upload may ask for beyond the rest: it can tell where a photographer lives. */
const askedFor = ['exif', 'image', 'location'] as const;
type Asked = (typeof askedFor)[number];

/** What to extract: `none` leaves out even the placeholder, the hash and the palette. */
export type MetadataWish = { none: boolean; extra: ReadonlySet<Asked> };

/** Reads `meta` as the client sends it: repeated, or names with commas between. */
export function readMetadataWish(values: readonly string[]): MetadataWish {
  const names = values.flatMap((value) => value.split(','));
  return {
    none: names.length === 1 && names[0] === 'none',
    extra: new Set(askedFor.filter((name) => names.includes(name))),
  };
}
