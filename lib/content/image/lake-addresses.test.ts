import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { originalAddress, parseImageAssetId } from './address.ts';
import { imageSources } from './sources.ts';
import type { ImageView } from './view.ts';

/** The lake makes a closed set of sizes for readers. Every address the site makes has to be among them. */

const root = join(import.meta.dirname, '../../..');

/** Every width that any component, feed or icon asks for. */
function widthsOfTheSite(): number[] {
  const lists = ['components', 'lib/content/body/blocks', 'lib/machine', 'lib/metadata'].flatMap(
    (folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
        .flatMap((name) => {
          const source = readFileSync(join(root, folder, name), 'utf8');
          return [...source.matchAll(/(?:[wW]idths|[sS]izes)\s*=\s*\{?\[([\d,\s]+)\]/g)];
        }),
  );
  const widths = lists.flatMap(([, list = '']) => list.split(',').map(Number));
  return [...new Set([...widths, 1200])].filter((width) => width > 0).sort((a, b) => a - b);
}

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
  vi.stubEnv('SANITY_REVALIDATE_SECRET', lake.siteSecret());
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await lake.remove();
});

/** Uploads a picture and gives it as pages have it. */
async function uploaded(width: number, height: number, changes: Partial<ImageView> = {}) {
  const data = await sharp({ create: { width, height, channels: 3, background: '#246' } })
    .jpeg()
    .toBuffer();
  const client = await lake.client('editor');
  const { _id } = await client.assets.upload('image', data);
  const parsed = parseImageAssetId(_id);
  if (parsed === null) throw new Error(`The lake called a picture ${_id}.`);
  const url = originalAddress(parsed.file);
  const asset = { id: _id, url, width, height, lqip: null };
  const words = { alt: 'x', caption: null, credit: null, licence: null, source: null };
  return { asset, crop: null, hotspot: null, ...words, ...changes };
}

const addressesOf = (image: ImageView, widths: readonly number[], aspect: number | null) => {
  const { src, srcSet, ...size } = imageSources(image, { widths, aspect });
  const rows = srcSet.split(', ').map((entry) => entry.split(' '));
  expect(rows.at(-1)?.[0]).toBe(src);
  return rows.map(([address = '', width = '']) => ({
    address,
    width: Number.parseInt(width, 10),
    size,
  }));
};

async function seen(address: string) {
  const answer = await fetch(lake.url + address.replace(/^\/lake/, ''), {
    headers: { accept: 'image/webp' },
  });
  const body = Buffer.from(await answer.arrayBuffer());
  expect(answer.status, `${address} ${answer.status === 200 ? '' : body}`).toBe(200);
  const { width, height, format } = await sharp(body).metadata();
  return { width, height, format };
}

const aspects = [null, 1, 4 / 3, 3 / 2, 16 / 9];

describe('the addresses the site makes', () => {
  test.each<[string, number, number, Partial<ImageView>]>([
    ['a wide one', 2400, 1350, {}],
    [
      'one with a crop and a focal point',
      2200,
      1700,
      {
        crop: { top: 0.07, bottom: 0.11, left: 0.03, right: 0.18 },
        hotspot: { x: 0.31, y: 0.77 },
      },
    ],
    ['a tall one', 1100, 3700, {}],
    ['a small one', 137, 91, {}],
  ])(
    '%s is had in every width and shape, just as asked for',
    { timeout: 120_000 },
    async (_, width, height, changes) => {
      const image = await uploaded(width, height, changes);
      const widths = widthsOfTheSite();
      expect(widths.length).toBeGreaterThan(20);
      for (const aspect of aspects) {
        const rows = addressesOf(image, widths, aspect);
        const got = await Promise.all(rows.map(({ address }) => seen(address)));
        for (const [at, { address, width, size }] of rows.entries()) {
          // Where a shape is no whole number of pixels, the height bounds the width.
          expect(Math.abs((got[at]?.width ?? 0) - width), address).toBeLessThanOrEqual(1);
          expect(got[at]?.format).toBe('webp');
          const high = (width * size.height) / size.width;
          expect(Math.abs((got[at]?.height ?? 0) - high), address).toBeLessThanOrEqual(1.5);
        }
      }
    },
  );

  test('all of them were made before what anybody else may ask for', () => {
    expect(readdirSync(join(lake.dir, 'assets/.cache')).length).toBeGreaterThan(300);
    expect(readdirSync(join(lake.dir, 'assets/.cache-others'))).toEqual([]);
  });

  test('without the secret of the lake, a crop is answered with the nearest there is', async () => {
    const image = await uploaded(1600, 900, { hotspot: { x: 0.4, y: 0.5 } });
    vi.stubEnv('SANITY_REVALIDATE_SECRET', 'another secret');
    const [row] = addressesOf(image, [400], 1);
    vi.stubEnv('SANITY_REVALIDATE_SECRET', lake.siteSecret());
    const { width = 0, height = 0 } = await seen(row?.address ?? '');
    expect(width).toBeGreaterThanOrEqual(400);
    expect(width / height).toBeCloseTo(1, 1);
  });
});
