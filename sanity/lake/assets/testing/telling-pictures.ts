import sharp, { type Sharp } from 'sharp';

/** Pictures that say more than they show: where they were taken, by whom, and what was cut off them. */

/** A word that stands in everything a picture must not tell. */
export const secretWord = 'SECRETPLACE';

/** Big Ben, as a telephone would have it. */
const place = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '51/1 30/1 26172/1000',
  GPSLongitudeRef: 'W',
  GPSLongitude: '0/1 7/1 39000/1000',
};

const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="51,30.4362N" photoshop:City="${secretWord}" photoshop:Credit="Zoë &amp; Søn / Reuters">
<dc:creator><rdf:Seq><rdf:li>José Ruiz</rdf:li><rdf:li>Ana Łuk</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2026 Dateline &lt;all&gt;</rdf:li></rdf:Alt></dc:rights>
</rdf:Description></rdf:RDF></x:xmpmeta>`;

/** Marks a picture with a place, a camera, and whose it is. */
export const telling = (picture: Sharp): Sharp =>
  picture
    .withExif({
      IFD0: { Artist: 'Jose Ruiz', Copyright: '(C) Dateline', Make: secretWord },
      IFD2: { CameraOwnerName: secretWord },
      IFD3: place,
    })
    .withXmp(packet);

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

/** A JPEG with a segment more, right after its beginning. */
export const withSegment = (jpeg: Buffer, marker: number, body: Buffer): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), segment(marker, body), jpeg.subarray(2)]);

/** EXIF whose second directory holds a small picture, as cameras write it: it shows all of the scene. */
export function thumbnailBlock(thumbnail: Buffer): Buffer {
  const tiff = Buffer.alloc(56);
  tiff.write('II*\0', 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(0, 8);
  tiff.writeUInt32LE(14, 10);
  tiff.writeUInt16LE(3, 14);
  const entries: [tag: number, type: number, value: number][] = [
    [259, 3, 6],
    [513, 4, 56],
    [514, 4, thumbnail.length],
  ];
  for (const [index, [tag, type, value]] of entries.entries()) {
    const at = 16 + index * 12;
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(1, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  }
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, thumbnail]);
}

/** The block of a picture agency: who made it, whose it is, and a city. */
export function iptcBlock(words: Readonly<Record<number, string>>): Buffer {
  const datasets = Object.entries(words).map(([dataset, text]) => {
    const bytes = Buffer.from(text);
    return Buffer.concat([Buffer.from([0x1c, 2, Number(dataset), 0, bytes.length]), bytes]);
  });
  const data = Buffer.concat(datasets);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const resource = Buffer.from('Photoshop 3.0\u00008BIM\u0004\u0004\0\0', 'latin1');
  return Buffer.concat([resource, size, data, Buffer.alloc(data.length % 2)]);
}

/** What a picture that was answered says about itself, its whole head as text. */
export async function said(picture: Buffer): Promise<string> {
  const { exif, xmp, iptc, icc, comments } = await sharp(picture).metadata();
  const blocks = [exif, xmp, iptc, icc].map((block) => block?.toString('utf8') ?? '');
  return [...blocks, JSON.stringify(comments ?? []), picture.toString('latin1')].join('\n');
}
