import type { Metadata, Sharp } from 'sharp';
import { readExif } from './exif.ts';
import { readIptc } from './iptc.ts';

/**
 * What a picture says about whose it is. It goes along with every size that is made of it; nothing else
 * does: where it was taken, with which camera, and what was cut off it stay with the original.
 */
export type Rights = {
  creator?: string;
  credit?: string;
  copyright?: string;
  /** Terms of use in words, and the address of the licence. */
  terms?: string;
  licence?: string;
  /** Whether it may train machines, in the words of PLUS. */
  mining?: string;
};

/** Most characters of each that go along. */
const MOST_CHARACTERS = 500;

const cleaned = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no way to write these.
    .replace(/[\u0000-\u001f\u007f\ufffe\uffff]+/g, ' ')
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MOST_CHARACTERS);

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

const unescaped = (text: string): string =>
  text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? ' ';
    const point = Number(name.replace(/^#/, '').replace(/^x/i, '0x'));
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });

/** The text of a property of an XMP packet, as an element, the items of a list in one, or an attribute. */
function propertyOf(packet: string, name: string): string | undefined {
  const attribute = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`).exec(packet);
  const start = packet.search(new RegExp(`<${name}[\\s>]`));
  const end = start === -1 ? -1 : packet.indexOf(`</${name}>`, start);
  if (end === -1)
    return attribute === null ? undefined : unescaped(attribute[1] ?? attribute[2] ?? '');
  const inside = packet.slice(packet.indexOf('>', start) + 1, end);
  const items = [...inside.matchAll(/<rdf:li[^>]*>([^<]*)</g)].map(([, item = '']) => item);
  const texts = items.length > 0 ? items : [inside.replace(/<[^>]*>/g, ' ')];
  const found = [...new Set(texts.map((text) => cleaned(unescaped(text))))].filter(Boolean);
  return found.join(', ');
}

const onTheWeb = (text: string | undefined): string | undefined =>
  text !== undefined && /^https?:\/\/\S+$/i.test(text.trim()) ? text : undefined;

const ofPlus = (text: string | undefined): string | undefined =>
  text !== undefined && /^(http:\/\/ns\.useplus\.org\/ldf\/vocab\/)?DMI-[A-Z-]+$/.test(text.trim())
    ? text
    : undefined;

function xmpRights(packet: string | undefined): Rights {
  if (packet === undefined || packet.length > 1_000_000) return {};
  return {
    creator: propertyOf(packet, 'dc:creator'),
    credit: propertyOf(packet, 'photoshop:Credit'),
    copyright: propertyOf(packet, 'dc:rights'),
    terms: propertyOf(packet, 'xmpRights:UsageTerms'),
    licence: onTheWeb(propertyOf(packet, 'xmpRights:WebStatement')),
    mining: ofPlus(propertyOf(packet, 'plus:DataMining')),
  };
}

function exifRights(block: Buffer | undefined): Rights {
  const image = block && readExif(block)?.image;
  const word = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return { creator: word(image?.Artist), copyright: word(image?.Copyright) };
}

const words = ['creator', 'credit', 'copyright', 'terms', 'licence', 'mining'] as const;

/** What the head of a picture says about its rights, in whichever of the three places that have it; null if nothing. */
export function rightsOf({ exif, iptc, xmpAsString }: Metadata): Rights | null {
  const places: Rights[] = [xmpRights(xmpAsString), iptc ? readIptc(iptc) : {}, exifRights(exif)];
  const rights: Rights = {};
  for (const word of words) {
    const found = places.map((place) => cleaned(place[word] ?? '')).find((text) => text !== '');
    if (found !== undefined) rights[word] = found;
  }
  return Object.keys(rights).length === 0 ? null : rights;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A packet of XMP, as the IPTC Photo Metadata Standard has these. */
function packetOf({ creator, credit, copyright, terms, licence, mining }: Rights): string {
  const list = (name: string, kind: string, item: string, text: string | undefined) =>
    text === undefined
      ? ''
      : `<${name}><rdf:${kind}>${item}${escaped(text)}</rdf:li></rdf:${kind}></${name}>`;
  const one = (name: string, text: string | undefined) =>
    text === undefined ? '' : `<${name}>${escaped(text)}</${name}>`;
  const alone = '<rdf:li xml:lang="x-default">';
  return [
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"',
    ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/">',
    list('dc:creator', 'Seq', '<rdf:li>', creator),
    list('dc:rights', 'Alt', alone, copyright),
    one('photoshop:Credit', credit),
    list('xmpRights:UsageTerms', 'Alt', alone, terms),
    one('xmpRights:WebStatement', licence),
    one('plus:DataMining', mining),
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
  ].join('');
}

/** Writes the rights into a picture that is made of bare pixels. */
export function withRights(picture: Sharp, rights: Rights): Sharp {
  const { creator, copyright } = rights;
  // EXIF has them in ASCII only; XMP as they are.
  const exif = {
    ...(creator !== undefined && { Artist: creator }),
    ...(copyright !== undefined && { Copyright: copyright }),
  };
  const marked = picture.withXmp(packetOf(rights));
  return Object.keys(exif).length === 0 ? marked : marked.withExif({ IFD0: exif });
}
