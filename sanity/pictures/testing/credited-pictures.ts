import sharp, { type Sharp } from 'sharp';

/** Pictures that say whose they are, as agencies and cameras write it. */

const blank = (): Sharp =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#887' } });

export type Format = 'jpeg' | 'png' | 'webp' | 'avif';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const list = (name: string, kind: 'Seq' | 'Alt', ...texts: string[]): string =>
  `<${name}><rdf:${kind}>${texts
    .map(
      (text) => `<rdf:li${kind === 'Alt' ? ' xml:lang="x-default"' : ''}>${escaped(text)}</rdf:li>`,
    )
    .join('')}</rdf:${kind}></${name}>`;

export type Words = {
  alt?: string;
  caption?: string;
  creators?: string[];
  credit?: string;
  rights?: string;
  terms?: string;
  licence?: string;
  mining?: string;
  city?: string;
  ends?: string;
};

/** A packet of XMP with these words, as the IPTC standard places them. */
export function packetOf(words: Words): string {
  const { alt, caption, creators, credit, rights, terms, licence, mining, city, ends } = words;
  const parts = [
    alt && list('Iptc4xmpCore:AltTextAccessibility', 'Alt', alt),
    caption && list('dc:description', 'Alt', caption),
    creators && list('dc:creator', 'Seq', ...creators),
    credit && `<photoshop:Credit>${escaped(credit)}</photoshop:Credit>`,
    rights && list('dc:rights', 'Alt', rights),
    terms && list('xmpRights:UsageTerms', 'Alt', terms),
    licence && `<xmpRights:WebStatement>${escaped(licence)}</xmpRights:WebStatement>`,
    mining && `<plus:DataMining>${escaped(mining)}</plus:DataMining>`,
    ends && `<plus:LicenseEndDate>${escaped(ends)}</plus:LicenseEndDate>`,
    city && `<photoshop:City>${escaped(city)}</photoshop:City>`,
  ];
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">${parts.filter(Boolean).join('')}</rdf:Description></rdf:RDF></x:xmpmeta>`;
}

export const withPacket = (packet: string, format: Format = 'jpeg'): Promise<Buffer> =>
  blank().withXmp(packet).toFormat(format).toBuffer();

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

/** A JPEG with an IPTC block (record and dataset to bytes), in Photoshop's resource. */
export async function withIptc(
  datasets: readonly (readonly [record: number, dataset: number, bytes: Buffer])[],
): Promise<Buffer> {
  const data = Buffer.concat(
    datasets.map(([record, dataset, bytes]) => {
      const head = Buffer.from([0x1c, record, dataset, 0, 0]);
      head.writeUInt16BE(bytes.length, 3);
      return Buffer.concat([head, bytes]);
    }),
  );
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const resource = Buffer.from('Photoshop 3.0\u00008BIM\u0004\u0004\0\0', 'latin1');
  const body = Buffer.concat([resource, size, data, Buffer.alloc(data.length % 2)]);
  const jpeg = await blank().jpeg().toBuffer();
  return Buffer.concat([jpeg.subarray(0, 2), segment(0xed, body), jpeg.subarray(2)]);
}

/** EXIF as a telephone writes it: with a place. */
export const withExif = (fields: Record<string, string>): Promise<Buffer> =>
  blank()
    .withExif({
      IFD0: fields,
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
    })
    .jpeg()
    .toBuffer();
