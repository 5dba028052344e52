import type { PictureData } from './picture-data.ts';

/** The fields of a picture that its own data can fill. */
export type PictureFields = {
  alt?: string;
  caption?: string;
  credit?: string;
  licence?: { name?: string; url?: string };
};
export type FilledField = keyof PictureFields;

/** How an editor knows each field. */
export const fieldTitles: Readonly<Record<FilledField, string>> = {
  alt: 'alternative text',
  caption: 'caption',
  credit: 'credit',
  licence: 'licence',
};

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

/** What a picture's own data puts into fields that are empty; what somebody wrote stays. */
export function filledFrom(data: PictureData, has: PictureFields): PictureFields {
  const offered: PictureFields = {
    alt: data.alt,
    caption: data.caption,
    credit: creditOf(data),
    licence: licenceOf(data),
  };
  const isEmpty = (field: FilledField): boolean => {
    const value = has[field];
    if (typeof value === 'object') return !value.name && !value.url;
    return value === undefined || value.trim() === '';
  };
  return {
    ...(offered.alt && isEmpty('alt') && { alt: offered.alt }),
    ...(offered.caption && isEmpty('caption') && { caption: offered.caption }),
    ...(offered.credit && isEmpty('credit') && { credit: offered.credit }),
    ...(offered.licence && isEmpty('licence') && { licence: offered.licence }),
  };
}
