import sharp from 'sharp';
import { noisyPicture } from './pictures.ts';
import { chunk, packedZeros, png } from './raw-png.ts';

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

/** Pictures in pixels that are not what they say, or take more than they may. */
export async function hostileRasters(): Promise<Record<string, Buffer>> {
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
