import { type Kept, photographerOf } from './kept.ts';
import type { PictureData } from './picture-data.ts';
import { dayOf, isRightsUse, type Rights } from './rights.ts';
import type { PictureUse, Said } from './uses.ts';

/** The fields of a picture that can be filled without typing. */
export type PictureFields = Omit<Kept, 'keywords' | 'tags' | 'isLookedOver'>;
export type FilledField = keyof PictureFields;

/** How an editor knows each field. */
export const fieldTitles: Readonly<Record<FilledField, string>> = {
  alt: 'alternative text',
  caption: 'caption',
  credit: 'credit',
  source: 'source',
  licence: 'licence',
  rights: 'rights',
  photographer: 'photographer',
};

const fieldNames = [
  'alt',
  'caption',
  'credit',
  'source',
  'licence',
  'rights',
  'photographer',
] as const;

/** Who made it and for whom, as it is printed: “Ana Ruiz / Reuters”. */
function creditOf({ creator, creditLine, copyright }: PictureData): string | undefined {
  if (creator === undefined) return creditLine ?? copyright;
  if (creditLine === undefined) return creator;
  return creditLine.toLowerCase().includes(creator.toLowerCase())
    ? creditLine
    : `${creator} / ${creditLine}`;
}

const creativeCommons =
  /^https?:\/\/creativecommons\.org\/(licenses|publicdomain)\/([a-z-]+)\/(\d\.\d)/;
const longestName = 80;

/** A licence has a name and an address; terms alone are told beside the picture, not printed as one. */
function licenceOf({ licenceUrl, terms }: PictureData): PictureFields['licence'] {
  if (licenceUrl === undefined) return undefined;
  const [, kind, code = '', version] = creativeCommons.exec(licenceUrl) ?? [];
  if (kind === 'publicdomain') {
    return { name: code === 'zero' ? `CC0 ${version}` : 'Public domain', url: licenceUrl };
  }
  if (kind !== undefined) return { name: `CC ${code.toUpperCase()} ${version}`, url: licenceUrl };
  return terms !== undefined && terms.length <= longestName
    ? { name: terms, url: licenceUrl }
    : undefined;
}

/** What may be done with it, and until when, where the picture says so. */
function rightsOf({ terms, expires }: PictureData): Rights | undefined {
  const use = terms !== undefined && /\beditorial\b/i.test(terms) ? 'editorial' : undefined;
  const rights: Rights = {
    ...(expires !== undefined && { expires }),
    ...(use !== undefined && { use }),
    ...(terms !== undefined && { terms }),
  };
  return Object.keys(rights).length > 0 ? rights : undefined;
}

/** What a picture's own data offers for its fields. */
export const offeredBy = (data: PictureData): PictureFields => ({
  alt: data.alt,
  caption: data.caption,
  credit: creditOf(data),
  licence: licenceOf(data),
  rights: rightsOf(data),
  photographer: photographerOf(data),
});

const written = (text: string | null | undefined): string | undefined =>
  text?.trim() ? text : undefined;

/** What a document said of a picture, as fields. */
function fieldsOf({ licence, rights, ...words }: Said): PictureFields {
  const [name, url] = [written(licence?.name), written(licence?.url)];
  const expires = dayOf(rights?.expires);
  const terms = written(rights?.terms);
  const kept: Rights = {
    ...(expires !== undefined && { expires }),
    ...(isRightsUse(rights?.use) && { use: rights.use }),
    ...(terms !== undefined && { terms }),
  };
  return {
    alt: written(words.alt),
    caption: written(words.caption),
    credit: written(words.credit),
    source: written(words.source),
    licence: name === undefined ? undefined : { name, ...(url !== undefined && { url }) },
    rights: Object.keys(kept).length > 0 ? kept : undefined,
    photographer: written(words.photographer),
  };
}

const isEmpty = (value: PictureFields[FilledField]): boolean =>
  typeof value === 'object'
    ? Object.values(value).every((part) => !part)
    : value === undefined || value.trim() === '';

/** Where something was read: in the picture library, or in which document. */
export type Whence = PictureUse | 'library';

/** What was found for a picture's empty fields: what to put in, and where most of it was read beside the picture. */
export type Found = { fields: PictureFields; from: Whence | null };

/** What is known of a picture, what counts most first. */
function sources(data: PictureData, uses: readonly PictureUse[], kept: Kept | null) {
  const said = uses.flatMap((use) =>
    use.pictures.map((said) => ({ from: use, offered: fieldsOf(said) })),
  );
  const library: { from: Whence | null; offered: PictureFields }[] =
    kept === null ? [] : [{ from: 'library', offered: kept }];
  const own = { from: null, offered: offeredBy(data) };
  return kept?.isLookedOver ? [...library, ...said, own] : [...said, ...library, own];
}

/**
 * What to put into the fields of a picture that are empty: what somebody wrote of it in the picture library, else
 * what the newsroom said of it where it was used last, else what the library and the picture itself say. What
 * somebody wrote here stays.
 */
export function filledFrom(
  data: PictureData,
  has: PictureFields,
  uses: readonly PictureUse[] = [],
  kept: Kept | null = null,
): Found {
  const known = sources(data, uses, kept);
  let from: Whence | null = null;
  const find = <Name extends FilledField>(name: Name): PictureFields[Name] => {
    if (!isEmpty(has[name])) return undefined;
    const told = known.find(({ offered }) => !isEmpty(offered[name]));
    from ??= told?.from ?? null;
    return told?.offered[name];
  };
  const fields: PictureFields = {
    alt: find('alt'),
    caption: find('caption'),
    credit: find('credit'),
    source: find('source'),
    licence: find('licence'),
    rights: find('rights'),
    photographer: find('photographer'),
  };
  return { fields, from };
}

/** The names of the fields that have a value, in the order of the form. */
export const namesOf = (fields: PictureFields): FilledField[] =>
  fieldNames.filter((name) => fields[name] !== undefined);
