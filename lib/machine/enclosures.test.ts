import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { originalAddress, parseImageAssetId } from '#lib/content/image/address.ts';
import { type FixedImage, fixedImage } from '#lib/content/image/sources.ts';
import type { ImageView } from '#lib/content/image/view.ts';
import { enclosuresOf } from './enclosures.ts';

/** What the world is told of a picture, held against what arrives at its address. */

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
  vi.stubEnv('SANITY_REVALIDATE_SECRET', lake.siteSecret());
  vi.stubEnv('LAKE_PORT', new URL(lake.url).port);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await lake.remove();
});

const place = { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 26172/1000' };

async function uploaded(data: Buffer, changes: Partial<ImageView> = {}): Promise<ImageView> {
  const { _id } = await (await lake.client('editor')).assets.upload('image', data);
  const parsed = parseImageAssetId(_id);
  if (parsed === null) throw new Error(`The lake called a picture ${_id}.`);
  const { file, width, height } = parsed;
  const asset = { id: _id, url: originalAddress(file), width, height, lqip: null };
  const words = { alt: 'x', caption: null, credit: null, licence: null, source: null };
  return { asset, crop: null, hotspot: null, ...words, ...changes };
}

const photograph = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#a63' } });

const drawing = (width: number, height: number) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#a63"/></svg>`,
  );

/** What a crawler gets that takes anything, at an address that the site told it. */
async function arriving({ url }: Pick<FixedImage, 'url'>) {
  const { pathname, search } = new URL(url);
  const response = await fetch(lake.url + pathname.replace(/^\/lake/, '') + search, {
    headers: { accept: '*/*' },
  });
  const body = Buffer.from(await response.arrayBuffer());
  expect(response.status, body.toString('latin1', 0, 200)).toBe(200);
  const { width, height, exif, format } = await sharp(body).metadata();
  const type = response.headers.get('content-type');
  return { width, height, exif, type, format, length: body.length };
}

const crop = { top: 0.13, bottom: 0.31, left: 0.07, right: 0.23 };

describe('what the world is told of a picture is what arrives', () => {
  test.each<[string, () => Promise<Buffer>, Partial<ImageView>]>([
    [
      'a photograph with its place',
      () => photograph(1999, 1501).jpeg().withExif({ IFD3: place }).toBuffer(),
      {},
    ],
    [
      'a crop of it',
      () => photograph(2003, 1333).jpeg().withExif({ IFD3: place }).toBuffer(),
      { crop },
    ],
    ['a panorama', () => photograph(5003, 613).jpeg().toBuffer(), {}],
    ['a tower', () => photograph(401, 3001).jpeg().toBuffer(), { crop }],
    ['a tiny one', () => photograph(7, 5).png().toBuffer(), {}],
    [
      'a transparent PNG',
      () =>
        sharp({ create: { width: 900, height: 700, channels: 4, background: '#0000' } })
          .png()
          .toBuffer(),
      {},
    ],
    ['a WebP', () => photograph(1400, 900).webp().toBuffer(), {}],
    ['an AVIF', () => photograph(640, 480).avif({ effort: 0 }).toBuffer(), { crop }],
    ['a TIFF', () => photograph(640, 481).tiff().toBuffer(), {}],
    ['a GIF', () => photograph(640, 482).gif().toBuffer(), {}],
    ['a drawing', async () => drawing(37, 23), { crop }],
  ])('%s', async (_, make, changes) => {
    const image = await uploaded(await make(), changes);
    for (const aspect of [null, 1200 / 630, 16 / 9, 4 / 3, 1]) {
      const told = fixedImage(image, 'https://news.example.org', aspect);
      const { width, height, type, exif } = await arriving(told);
      expect({ width, height, type }).toEqual({
        width: told.width,
        height: told.height,
        type: told.type,
      });
      expect(told.type).toMatch(/^image\/(jpeg|png)$/);
      expect(exif).toBeUndefined();
    }
  });

  test('an enclosure has the type and the length of what arrives, and comes with its story', async () => {
    const image = await uploaded(await photograph(1600, 1200).jpeg().toBuffer(), { crop });
    const stories = [
      { id: 'a', image },
      { id: 'b', image: null },
    ];
    const { enclosures, isWhole } = await enclosuresOf(stories);
    expect(isWhole).toBe(true);
    expect([...enclosures.keys()]).toEqual(['a']);
    const told = enclosures.get('a');
    const { type, length } = await arriving({ url: told?.url ?? '' });
    expect(told).toMatchObject({ type, length });
  });

  test('a picture that is not there is left out, and the feed is not whole', async () => {
    const image = await uploaded(await photograph(100, 100).jpeg().toBuffer());
    const url = image.asset.url.replace(/[0-9a-f]{40}/, '0'.repeat(40));
    const gone = { ...image, asset: { ...image.asset, url } };
    const { enclosures, isWhole } = await enclosuresOf([{ id: 'a', image: gone }]);
    expect([enclosures.size, isWhole]).toEqual([0, false]);
  });
});
