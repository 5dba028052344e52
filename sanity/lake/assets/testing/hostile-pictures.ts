import { createHash } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { noisyPicture } from './pictures.ts';

/** Pictures made to take more than a picture may, by every means we know of. */
export type Hostile = { name: string; data: Uint8Array };

const crcTable = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 255] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

function chunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc(named));
  return Buffer.concat([length, named, check]);
}

/** A PNG whose head says one thing and whose body another. */
function png(width: number, height: number, chunks: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', head), ...chunks, chunk('IEND', Buffer.of())]);
}

const packed = new Map<number, Buffer>();

function packedZeros(bytes: number): Buffer {
  const known = packed.get(bytes) ?? deflateSync(Buffer.alloc(bytes), { level: 6 });
  packed.set(bytes, known);
  return known;
}

const svg = (inside: string, attributes = 'width="400" height="300"'): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`);

const many = (times: number, piece: (at: number) => string): string =>
  Array.from({ length: times }, (_, at) => piece(at)).join('');

/** A part that uses the one before `times` times, `deep` over. */
const usesUponUses = (deep: number, times: number) =>
  `<g id="a0"><rect width="9" height="9"/></g>${many(
    deep,
    (at) => `<g id="a${at + 1}">${`<use href="#a${at}"/>`.repeat(times)}</g>`,
  )}<use href="#a${deep}"/>`;

const filtered = (steps: string, region = '') =>
  `<filter id="f" ${region}>${steps}</filter><rect width="100%" height="100%" filter="url(#f)"/>`;

const drawings = (): Record<string, Buffer> => ({
  'a filter of 400 steps over 64 megapixels': svg(
    filtered('<feGaussianBlur stdDeviation="9"/>'.repeat(400)),
    'width="8000" height="8000"',
  ),
  'a filter in 30 steps that each hold the whole': svg(
    filtered(
      many(30, (at) => `<feTurbulence baseFrequency=".01" numOctaves="8" result="r${at}"/>`),
    ),
    'width="10000" height="10000"',
  ),
  'a filter with a region of a million': svg(
    filtered('<feFlood/>', 'x="-500000" y="-500000" width="1000000" height="1000000"'),
  ),
  'a filter with a region in percent': svg(
    filtered('<feFlood/>', 'x="-90000%" y="-90000%" width="999999%" height="999999%"'),
  ),
  'a blur of 100,000 pixels': svg(filtered('<feGaussianBlur stdDeviation="100000"/>')),
  'a blur without an end': svg(filtered('<feGaussianBlur stdDeviation="1e999"/>')),
  'a morphology of 10,000 pixels': svg(filtered('<feMorphology radius="10000"/>')),
  'a matrix of 1,000 by 1,000': svg(filtered('<feConvolveMatrix order="1000"/>')),
  'a blur in a style': svg('<rect width="9" height="9" style="filter:blur(99999px)"/>'),
  'a thousand blurs in a style': svg(
    `<rect width="9" height="9" style="filter:${'blur(9px) '.repeat(1000)}"/>`,
  ),
  'uses upon uses, a thousand million': svg(usesUponUses(9, 10)),
  'uses upon uses, two to the thirtieth': svg(usesUponUses(30, 2)),
  'a part that uses itself': svg('<g id="a"><use href="#a"/></g>'),
  'two parts that use each other': svg(
    '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
  ),
  'a row of 5,000 parts that each use the next': svg(
    many(5000, (at) => `<g id="a${at}"><use href="#a${at + 1}"/></g>`),
  ),
  'patterns in patterns': svg(
    `${many(
      40,
      (at) =>
        `<pattern id="p${at}" width=".1" height=".1">${`<rect width="9" height="9" fill="url(#p${at + 1})"/>`.repeat(9)}</pattern>`,
    )}<rect width="400" height="300" fill="url(#p0)"/>`,
  ),
  'masks in masks': svg(
    `${many(40, (at) => `<mask id="m${at}"><rect width="400" height="300" mask="url(#m${at + 1})"/><rect width="400" height="300" mask="url(#m${at + 1})"/></mask>`)}<rect width="400" height="300" mask="url(#m0)"/>`,
  ),
  'a pattern of tiny tiles over everything': svg(
    '<pattern id="p" width=".00001" height=".00001"><rect width="1" height="1"/></pattern><rect width="400" height="300" fill="url(#p)"/>',
  ),
  'groups 100,000 deep': svg('<g>'.repeat(100_000) + '</g>'.repeat(100_000)),
  '300,000 elements': svg('<rect/>'.repeat(300_000)),
  'a gradient of 50,000 stops': svg(
    `<linearGradient id="g">${many(49_000, (at) => `<stop offset="${at / 49_000}"/>`)}</linearGradient><rect width="400" height="300" fill="url(#g)"/>`,
  ),
  'dashes without number': svg(
    `<path d="M0 0${'L1e6 1e6L0 0'.repeat(50_000)}" stroke="#000" stroke-dasharray=".0001"/>`,
  ),
  'a marker on each of 300,000 corners': svg(
    `<marker id="m">${'<circle r="5"/>'.repeat(100)}</marker><path d="M0 0${'L1 1'.repeat(300_000)}" marker-mid="url(#m)" stroke="#000"/>`,
  ),
  'a text of two million letters': svg(`<text y="20">${'W'.repeat(2_000_000)}</text>`),
  'letters as large as towns': svg('<text y="20" font-size="1e30">W</text>'),
  'a width of a thousand million': svg('', 'width="1000000000" height="1000000000"'),
  'a view of a thousand million': svg('<rect width="9" height="9"/>', 'viewBox="0 0 1e9 1e9"'),
  'a width of nothing': svg('<rect width="9" height="9"/>', 'width="0" height="0"'),
  'a width that is no number': svg('<rect width="9" height="9"/>', 'width="NaN" height="1e999"'),
  'a million laughs': Buffer.from(
    `<!DOCTYPE svg [<!ENTITY a "ha">${many(9, (at) => `<!ENTITY b${at} "${`&${at === 0 ? 'a' : `b${at - 1}`};`.repeat(10)}">`)}]><svg xmlns="http://www.w3.org/2000/svg"><text>&b8;</text></svg>`,
  ),
  'an entity from a file': Buffer.from(
    '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>',
  ),
  'a document type of three megabytes': Buffer.from(
    `<!DOCTYPE svg ${'x'.repeat(3_000_000)}><svg xmlns="http://www.w3.org/2000/svg"/>`,
  ),
  'packed, a hundred megabytes of spaces': gzipSync(
    Buffer.concat([
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">'),
      Buffer.alloc(1e8, ' '),
    ]),
  ),
  'a style of a million open comments': svg(`<style>${'/*'.repeat(1_000_000)}</style>`),
  'a style of 500,000 open addresses': svg(`<style>${'url('.repeat(500_000)}</style>`),
  'a tag of a million spaces': svg(`<rect ${' '.repeat(1_000_000)}`),
  'a tag of 100,000 attributes': svg(`<rect ${many(100_000, (at) => `a${at}="" `)}/>`),
  'a picture inside that unpacks to a hundred megapixels': svg(
    `<image width="9" height="9" href="data:image/png;base64,${png(10_000, 10_000, [chunk('IDAT', packedZeros(40_001 * 10_000))]).toString('base64')}"/>`,
  ),
  'a script': svg('<script>alert(1)</script>'),
  'a page inside': svg(
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
  ),
  'a picture from elsewhere': svg('<image href="http://169.254.169.254/latest/meta-data"/>'),
  'a picture from the disk': svg('<image href="file:///etc/passwd"/>'),
  'an element nobody knows': svg('<blink/>'),
});

/** A GIF of so many frames that each cover its whole screen, of which only the heads are there. */
function gif(side: number, frames: number): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt16LE(side, 0);
  size.writeUInt16LE(side, 2);
  const screen = Buffer.concat([
    Buffer.from('GIF89a'),
    size,
    Buffer.of(0x80, 0, 0, 0, 0, 0, 255, 255, 255),
  ]);
  const frame = Buffer.concat([
    Buffer.of(0x2c, 0, 0, 0, 0),
    size,
    Buffer.of(0, 2, 2, 0x4c, 0x01, 0),
  ]);
  return Buffer.concat([screen, ...Array<Buffer>(frames).fill(frame), Buffer.of(0x3b)]);
}

const jpegSegment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

/** A JPEG with something between its beginning and the rest. */
const jpegWith = (jpeg: Buffer, between: Buffer): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), between, jpeg.subarray(2)]);

const box = (type: string, body: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length + 8);
  return Buffer.concat([length, Buffer.from(type), body]);
};

async function rasters(): Promise<Record<string, Buffer>> {
  const jpeg = await noisyPicture(200, 150);
  const flat = { width: 10_000, height: 10_000, channels: 3 as const, background: '#fff' };
  const tiff = await sharp(jpeg).tiff().toBuffer();
  const loop = Buffer.from('49492a000800000001000001030001000000ffff0000080000', 'hex');
  return {
    'a PNG that says it is 2,000,000,000 wide': png(2_000_000_000, 2_000_000_000, [
      chunk('IDAT', packedZeros(1000)),
    ]),
    'a PNG of a hundred megapixels of nothing': png(10_000, 10_000, [
      chunk('IDAT', packedZeros(40_001 * 10_000)),
    ]),
    'a PNG that ends after a line': png(10_000, 10_000, [chunk('IDAT', packedZeros(40_001))]),
    'a PNG whose colour profile unpacks to 100 MB': png(10, 10, [
      chunk('iCCP', Buffer.concat([Buffer.from('p\0\0'), packedZeros(100_000_000)])),
      chunk('IDAT', packedZeros(410)),
    ]),
    'a PNG whose text unpacks to 100 MB': png(10, 10, [
      chunk('zTXt', Buffer.concat([Buffer.from('t\0\0'), packedZeros(100_000_000)])),
      chunk('IDAT', packedZeros(410)),
    ]),
    'a PNG of 20,000 empty chunks': png(10, 10, [
      ...Array<Buffer>(20_000).fill(chunk('tEXt', Buffer.from('a\0b'))),
      chunk('IDAT', packedZeros(410)),
    ]),
    'a GIF of 10,000 frames': gif(500, 10_000),
    'a GIF of 10,000 frames of a pixel': gif(1, 10_000),
    'a GIF with a screen of 65,535': gif(65_535, 1),
    'a GIF that is a script as well': Buffer.from('GIF89a/*\0\0\0*/=1;alert(1)//'),
    'a JPEG that is a page as well': jpegWith(
      jpeg,
      jpegSegment(0xfe, Buffer.from('--><script>alert(1)</script><!--')),
    ),
    'a JPEG that says it is 65,500 wide': (() => {
      const copy = Buffer.from(jpeg);
      const at = copy.indexOf(Buffer.of(0xff, 0xc0));
      copy.writeUInt16BE(65_500, at + 5);
      copy.writeUInt16BE(65_500, at + 7);
      return copy;
    })(),
    'a JPEG with 60 profiles of 64 kB': jpegWith(
      jpeg,
      Buffer.concat(
        Array.from({ length: 60 }, (_, at) =>
          jpegSegment(
            0xe2,
            Buffer.concat([
              Buffer.from('ICC_PROFILE\0'),
              Buffer.of(at + 1, 60),
              Buffer.alloc(65_000, at),
            ]),
          ),
        ),
      ),
    ),
    'a JPEG with an EXIF of loops': jpegWith(
      jpeg,
      jpegSegment(
        0xe1,
        Buffer.concat([
          Buffer.from('Exif\0\0'),
          Buffer.from('49492a0008000000', 'hex'),
          Buffer.alloc(
            60_000,
            Buffer.from('6987040001000000080000008769040001000000ffffffff', 'hex'),
          ),
        ]),
      ),
    ),
    'a JPEG of a hundred megapixels of nothing': await sharp({ create: flat })
      .jpeg({ progressive: true })
      .toBuffer(),
    'a WebP of 16,383 by 16,383': await sharp({
      create: { width: 4, height: 4, channels: 3, background: '#fff' },
    })
      .webp({ lossless: true })
      .toBuffer()
      .then((webp) => {
        const at = webp.indexOf('VP8L') + 9;
        webp.writeUInt32LE((16_382 | (16_382 << 14)) >>> 0, at);
        return webp;
      }),
    'a TIFF that goes round in circles': loop,
    'a TIFF of 4,000,000,000 rows': (() => {
      const copy = Buffer.from(tiff);
      const ifd = copy.readUInt32LE(4);
      for (let at = ifd + 2; at + 12 <= copy.length; at += 12) {
        if (copy.readUInt16LE(at) === 257) copy.writeUInt32LE(4_000_000_000, at + 8);
        if (copy.readUInt16LE(at) > 257) break;
      }
      return copy;
    })(),
    'an AVIF that is only a head': box('ftyp', Buffer.from('avif\0\0\0\0avifmif1')),
    'a HEIC': box('ftyp', Buffer.from('heic\0\0\0\0heicmif1')),
    'an AVIF with a box longer than itself': Buffer.concat([
      box('ftyp', Buffer.from('avif\0\0\0\0avifmif1')),
      Buffer.from('fffffff06d657461', 'hex'),
    ]),
    'a JPEG XL': Buffer.from('ff0a7f3f9f0000', 'hex'),
    'a PDF': Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj'),
    'an archive': Buffer.from('504b0304', 'hex'),
    'a PPM of 100,000 by 100,000': Buffer.from('P6 100000 100000 255\n'),
  };
}

/** Bytes nobody can tell in advance and every run has again. */
function* numbers(seed: string): Generator<number> {
  for (let round = 0; ; round += 1) {
    const digest = createHash('sha256').update(`${seed} ${round}`).digest();
    for (let at = 0; at < digest.length; at += 4) yield digest.readUInt32LE(at);
  }
}

/** Good pictures in each format with some bytes changed, or their end cut off. */
async function mutilated(count: number): Promise<Hostile[]> {
  const noise = await noisyPicture(160, 120);
  const formats = ['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const;
  const good = await Promise.all(
    formats.map((format) => sharp(noise).withMetadata().toFormat(format).toBuffer()),
  );
  const next = numbers('mutilated');
  const number = () => next.next().value ?? 0;
  return Array.from({ length: count }, (_, at) => {
    const format = formats[at % formats.length] ?? 'png';
    const data = Buffer.from(good[at % formats.length] ?? noise);
    // The first bytes decide most; a picture whose pixels are odd is still a picture.
    for (let change = 0; change < 12; change += 1) {
      const reach = change % 2 === 0 ? Math.min(400, data.length) : data.length;
      data[12 + (number() % (reach - 12))] = number() & 255;
    }
    const end = at % 5 === 0 ? 20 + (number() % (data.length - 20)) : data.length;
    return { name: `a ${format} with changed bytes, ${at}`, data: data.subarray(0, end) };
  });
}

/** All of them; at least `count`, filled up with mutilated ones. */
export async function hostilePictures(count: number): Promise<Hostile[]> {
  const made = [...Object.entries(drawings()), ...Object.entries(await rasters())].map(
    ([name, data]) => ({ name, data }),
  );
  return [...made, ...(await mutilated(Math.max(0, count - made.length)))];
}
