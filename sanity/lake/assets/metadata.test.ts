import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'blurhash';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { readExif } from './exif.ts';
import { checkImage } from './image-check.ts';
import { imageMetadata } from './metadata.ts';
import { readMetadataWish } from './metadata-wish.ts';
import { paletteOf } from './palette.ts';
import { quarteredPicture } from './testing/pictures.ts';

const dir = mkdtempSync(join(tmpdir(), 'metadata-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const pixels = 10_000_000;

async function metadataOf(data: Buffer, meta: string[] = []) {
  const path = join(dir, 'picture');
  writeFileSync(path, data);
  const image = await checkImage(path, pixels);
  return imageMetadata(path, image, readMetadataWish(meta), pixels);
}

/** A photograph as a telephone writes it: turned, and with a place in it. */
const photograph = async () =>
  sharp(await quarteredPicture(90, 60).toBuffer())
    .withExif({
      IFD0: { Make: 'Acme', Model: 'Box 1', Orientation: '6' },
      IFD2: { FNumber: '28/10', ISOSpeedRatings: '200', DateTimeOriginal: '2026:02:02 00:10:00' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '4/1 35/1 5340/100',
        GPSLongitudeRef: 'W',
        GPSLongitude: '74/1 4/1 3300/100',
        GPSAltitude: '2600/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

describe('metadata', () => {
  test('has sizes as seen', async () => {
    const { dimensions } = await metadataOf(await photograph());
    expect(dimensions).toEqual({
      _type: 'sanity.imageDimensions',
      width: 60,
      height: 90,
      aspectRatio: 60 / 90,
    });
  });

  test('tells transparency that is used from a channel that is not', async () => {
    const opaque = await quarteredPicture(40, 40).toBuffer();
    expect(await metadataOf(opaque)).toMatchObject({ hasAlpha: false, isOpaque: true });
    const unused = await sharp(opaque).ensureAlpha().png().toBuffer();
    expect(await metadataOf(unused)).toMatchObject({ hasAlpha: true, isOpaque: true });
    const used = await sharp(opaque).ensureAlpha(0.5).png().toBuffer();
    const metadata = await metadataOf(used);
    expect(metadata).toMatchObject({ hasAlpha: true, isOpaque: false });
    expect(metadata.lqip).toMatch(/^data:image\/png;base64,/);
  });

  test('has a placeholder of the same shape, and a hash that looks like the picture', async () => {
    const { lqip = '', blurHash = '' } = await metadataOf(
      await quarteredPicture(200, 100).toBuffer(),
    );
    const placeholder = await sharp(Buffer.from(lqip.split(',')[1] ?? '', 'base64')).metadata();
    expect([placeholder.width, placeholder.height]).toEqual([20, 10]);
    const [red = 0, green = 0, blue = 0] = decode(blurHash, 8, 8).subarray(0, 3);
    expect(red).toBeGreaterThan(Math.max(green, blue) + 50);
  });

  test('tells where and with what a picture was taken only when asked', async () => {
    const data = await photograph();
    const plain = await metadataOf(data);
    expect(Object.keys(plain)).not.toEqual(expect.arrayContaining(['exif']));
    expect(plain.location).toBeUndefined();
    const asked = await metadataOf(data, ['exif,location', 'image']);
    expect(asked.location).toEqual({
      _type: 'geopoint',
      lat: expect.closeTo(4.5982, 3),
      lng: expect.closeTo(-74.0758, 3),
      alt: 2600,
    });
    expect(asked.exif).toMatchObject({
      _type: 'sanity.imageExifMetadata',
      FNumber: 2.8,
      ISO: 200,
      DateTimeOriginal: '2026:02:02 00:10:00',
    });
    expect(asked.image).toMatchObject({ Make: 'Acme', Model: 'Box 1' });
  });

  test('can be asked to be brief', async () => {
    const metadata = await metadataOf(await quarteredPicture(20, 20).toBuffer(), ['none']);
    expect(Object.keys(metadata).sort()).toEqual(['_type', 'dimensions', 'hasAlpha', 'isOpaque']);
  });
});

describe('readExif', () => {
  test('never fails on a damaged block', async () => {
    const { exif } = await sharp(await photograph()).metadata();
    const block = exif ?? Buffer.of();
    expect(readExif(block)).not.toBeNull();
    for (let cut = 0; cut < block.length; cut += 1) {
      expect(() => readExif(block.subarray(0, cut))).not.toThrow();
      const odd = Buffer.from(block);
      odd[cut] = 255;
      expect(() => readExif(odd)).not.toThrow();
    }
  });

  test('gives null for something else', () => {
    expect(readExif(Buffer.from('not an exif block'))).toBeNull();
  });
});

describe('paletteOf', () => {
  const pixelsOf = (...colours: [number, number, number, number, number][]) =>
    Uint8Array.from(
      colours.flatMap(([count, ...colour]) => Array.from({ length: count }, () => colour).flat()),
    );

  test('names the commonest colour, and each of the others by its tone', () => {
    const palette = paletteOf(
      pixelsOf([60, 120, 120, 130, 255], [30, 220, 30, 30, 255], [10, 20, 20, 90, 255]),
    );
    expect(palette?.dominant).toEqual({
      _type: 'sanity.imagePaletteSwatch',
      background: '#787882',
      foreground: '#000',
      title: '#fff',
      population: 60,
    });
    expect(palette?.vibrant?.background).toBe('#dc1e1e');
    expect(palette?.darkVibrant?.background).toBe('#14145a');
    expect(palette?.muted?.background).toBe('#787882');
    expect(palette?.lightVibrant).toBeUndefined();
  });

  test('takes text colours that can be read', () => {
    expect(paletteOf(pixelsOf([1, 10, 10, 10, 255]))?.dominant).toMatchObject({
      foreground: '#fff',
      title: '#fff',
    });
    expect(paletteOf(pixelsOf([1, 250, 250, 240, 255]))?.dominant).toMatchObject({
      foreground: '#000',
      title: '#000',
    });
  });

  test('leaves transparent pixels out, and has none for an invisible picture', () => {
    expect(paletteOf(pixelsOf([90, 255, 0, 0, 0], [10, 0, 0, 255, 255]))?.dominant).toMatchObject({
      background: '#0000ff',
      population: 100,
    });
    expect(paletteOf(pixelsOf([9, 0, 0, 0, 0]))).toBeNull();
  });
});
