import { DOMParser } from '@xmldom/xmldom';
import ExifReader, { type ExpandedTags } from 'exifreader';
import { isObject } from '#lib/is-object.ts';
import { cleanAddress, cleanText } from './clean.ts';
import { pngOf } from './png-packet.ts';
import { dayOf } from './rights.ts';

/**
 * What a picture says of itself, in the words of the IPTC Photo Metadata Standard: in XMP, else in the older IPTC
 * block, else in EXIF. Where it was taken, and with which camera, is not asked.
 */
export type PictureData = {
  alt?: string;
  caption?: string;
  creator?: string;
  creditLine?: string;
  copyright?: string;
  terms?: string;
  licenceUrl?: string;
  keywords?: string[];
  /** City and country, as words. */
  place?: string;
  /** When it was taken, as the picture writes it. */
  taken?: string;
  /** The last day on which it may be used, as the newsroom stores days. */
  expires?: string;
  /** Its owner forbids that it trains machines. */
  forbidsMining?: boolean;
};

/** Characters of each, as many as a field makes sense of. */
const most = { alt: 500, caption: 2000, words: 250 } as const;

const wanted = {
  xmp: [
    'AltTextAccessibility',
    'description',
    'creator',
    'Credit',
    'rights',
    'subject',
    'UsageTerms',
    'WebStatement',
    'DataMining',
    'LicenseEndDate',
    'City',
    'Country',
    'DateCreated',
  ],
  iptc: [
    'Caption/Abstract',
    'By-line',
    'Credit',
    'Copyright Notice',
    'Keywords',
    'City',
    'Country/Primary Location Name',
    'Date Created',
    'Expiration Date',
    // By which the others are read.
    'Coded Character Set',
  ],
  exif: ['ImageDescription', 'Artist', 'Copyright'],
  png: ['XML:com.adobe.xmp'],
};

const quiet = new DOMParser({ onError: () => {} });
/** Malformed XML is no XMP, whatever part of it could be read; a document type has no place in it. */
const domParser = {
  parseFromString(text: string, type: string) {
    if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new Error('XMP has no document type.');
    return quiet.parseFromString(text, type);
  },
};

type Group = 'xmp' | 'iptc' | 'exif';

/** Bytes that a packed block may unpack to. */
const mostUnpacked = 2_000_000;

const options = {
  async: true,
  expanded: true,
  includeTags: wanted,
  domParser,
  decompress: { maxDecompressedSize: mostUnpacked },
} as const;

const asRemark = 'XML:com.adobe.xmp';

/** The packet of a PNG that stands there as a remark. */
function packedPacket({ xmp, png }: ExpandedTags): string | undefined {
  const remark: unknown = xmp === undefined && isObject(png) && Reflect.get(png, asRemark);
  const value = isObject(remark) && 'value' in remark ? remark.value : undefined;
  return typeof value === 'string' ? value : undefined;
}

async function tagsOf(bytes: ArrayBuffer): Promise<ExpandedTags> {
  try {
    const tags = await ExifReader.load(bytes, options);
    const packet = packedPacket(tags);
    return packet === undefined ? tags : await ExifReader.load(pngOf(packet), options);
  } catch {
    // A picture without such data, or with what cannot be read, is a picture all the same.
    return {};
  }
}

/** The text of a tag, by whichever of its names has one. */
function reader(tags: ExpandedTags) {
  return (...names: readonly [Group, string][]): string | undefined => {
    for (const [group, name] of names) {
      const known: unknown = tags[group];
      const tag: unknown = isObject(known)
        ? Object.entries(known).find(([n]) => n === name)?.[1]
        : null;
      const texts = [tag]
        .flat()
        .map((one: unknown) => (isObject(one) && 'description' in one ? one.description : ''))
        .filter((text) => typeof text === 'string' && text.trim() !== '');
      if (texts.length > 0) return texts.join(', ');
    }
    return undefined;
  };
}

/** A day as programs write it: `2026-03-02`, with a time behind it, or `20260302`. */
function dayIn(text: string | undefined): string | undefined {
  const [, year, month, day] = /^\s*(\d{4})[-:]?(\d{2})[-:]?(\d{2})/.exec(text ?? '') ?? [];
  return dayOf(`${year}-${month}-${day}`);
}

/** How many words a picture is filed under at most. */
const mostKeywords = 50;

/** Words that programs write as a list, or as one text with commas; each once. */
export function keywordsIn(text: string | undefined): string[] | undefined {
  const words = (text ?? '')
    .slice(0, mostKeywords * most.words)
    .split(/[,;\n]/)
    .flatMap((word) => cleanText(word, most.words) ?? []);
  const each = [...new Map(words.map((word) => [word.toLocaleLowerCase(), word])).values()];
  return each.length > 0 ? each.slice(0, mostKeywords) : undefined;
}

/** Reads what a picture says of itself. Never rejects, whatever the bytes are. */
export async function readPictureData(bytes: ArrayBuffer): Promise<PictureData> {
  const text = reader(await tagsOf(bytes));
  const words = (...names: readonly [Group, string][]) => cleanText(text(...names), most.words);
  const place = [
    words(['xmp', 'City'], ['iptc', 'City']),
    words(['xmp', 'Country'], ['iptc', 'Country/Primary Location Name']),
  ].filter((part) => part !== undefined);
  const mining = text(['xmp', 'DataMining']);
  const found: PictureData = {
    alt: cleanText(text(['xmp', 'AltTextAccessibility']), most.alt),
    caption: cleanText(
      text(['xmp', 'description'], ['iptc', 'Caption/Abstract'], ['exif', 'ImageDescription']),
      most.caption,
      true,
    ),
    creator: words(['xmp', 'creator'], ['iptc', 'By-line'], ['exif', 'Artist']),
    creditLine: words(['xmp', 'Credit'], ['iptc', 'Credit']),
    copyright: words(['xmp', 'rights'], ['iptc', 'Copyright Notice'], ['exif', 'Copyright']),
    terms: words(['xmp', 'UsageTerms']),
    licenceUrl: cleanAddress(text(['xmp', 'WebStatement'])),
    keywords: keywordsIn(text(['xmp', 'subject'], ['iptc', 'Keywords'])),
    place: place.length > 0 ? place.join(', ') : undefined,
    taken: words(['xmp', 'DateCreated'], ['iptc', 'Date Created']),
    expires: dayIn(text(['xmp', 'LicenseEndDate'], ['iptc', 'Expiration Date'])),
    forbidsMining: mining !== undefined && /PROHIBITED/i.test(mining) ? true : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
