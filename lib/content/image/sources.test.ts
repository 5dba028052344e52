import { expect, test, vi } from 'vitest';
import { parseImageAssetId } from './address.ts';
import { visiblePart } from './part.ts';
import { fixedImage, focusDown, imageSources } from './sources.ts';
import type { ImageView } from './view.ts';

const image = (changes: Partial<ImageView> = {}, width = 2000, height = 1000): ImageView => ({
  asset: {
    id: `image-abc-${width}x${height}-jpg`,
    url: `/lake/images/dateline/production/abc-${width}x${height}.jpg`,
    width,
    height,
    lqip: null,
  },
  crop: null,
  hotspot: null,
  alt: 'x',
  caption: null,
  credit: null,
  licence: null,
  source: null,
  ...changes,
});

const crop = { top: 0.1, bottom: 0.2, left: 0.25, right: 0.25 };

test.each([
  ['nothing', {}, null, [0, 0, 2000, 1000]],
  ['a crop', { crop }, null, [500, 100, 1000, 700]],
  ['a square in the middle', {}, 1, [500, 0, 1000, 1000]],
  ['a square around the focal point', { hotspot: { x: 0.3, y: 0.5 } }, 1, [100, 0, 1000, 1000]],
  ['a focal point at the edge', { hotspot: { x: 1, y: 0 } }, 1, [1000, 0, 1000, 1000]],
  ['a focal point outside the crop', { crop, hotspot: { x: 0, y: 0 } }, 1, [500, 100, 700, 700]],
  ['something wider than the picture', {}, 4, [0, 250, 2000, 500]],
] as const)('%s shows this part', (_, changes, aspect, [left, top, width, height]) => {
  expect(visiblePart(image(changes), aspect)).toEqual({ left, top, width, height });
});

test('every width once, ascending, none beyond the original', () => {
  const { srcSet, width, height, src } = imageSources(image(), { widths: [3000, 640, 640, 2500] });
  expect(srcSet.split(', ').map((entry) => entry.split(' ')[1])).toEqual(['640w', '2000w']);
  expect({ width, height }).toEqual({ width: 2000, height: 1000 });
  expect(src).toBe('/lake/images/dateline/production/abc-2000x1000.jpg?w=2000&q=75&auto=format');
});

test('a part is asked for by its rectangle, in its own proportions', () => {
  const { srcSet } = imageSources(image({ hotspot: { x: 0.3, y: 0.5 } }), {
    widths: [400],
    aspect: 1,
  });
  expect(srcSet).toBe(
    '/lake/images/dateline/production/abc-2000x1000.jpg?rect=100%2C0%2C1000%2C1000&w=400&q=75&auto=format 400w',
  );
});

test('a part is signed for, so that the embedded lake makes it', () => {
  vi.stubEnv('SANITY_REVALIDATE_SECRET', 'a secret of both');
  const square = { widths: [400], aspect: 1 };
  const { srcSet } = imageSources(image(), square);
  expect(srcSet).toMatch(/\?rect=500%2C0%2C1000%2C1000&w=400&q=75&auto=format&s=[\w-]{22} /);
  const moved = imageSources(image({ hotspot: { x: 0.3, y: 0.5 } }), square);
  const signature = (address: string) => /s=([\w-]+)/.exec(address)?.[1];
  expect(signature(moved.srcSet)).not.toBe(signature(srcSet));
  // The whole picture in the widths of pages needs none.
  expect(imageSources(image(), { widths: [400] }).srcSet).not.toContain('&s=');
  vi.stubEnv('NEXT_PUBLIC_SANITY_PROJECT_ID', 'hosted');
  expect(imageSources(image(), square).srcSet).not.toContain('&s=');
  vi.unstubAllEnvs();
});

test.each([
  [1000, 8000],
  [4000, 6000],
  [6000, 4000],
])('no size of a picture of %ix%i has more than four million pixels', (width, height) => {
  const { srcSet, ...widest } = imageSources(image({}, width, height), { widths: [640, 9999] });
  expect(widest.width * widest.height).toBeLessThanOrEqual(4_010_000);
  expect(widest.width / widest.height).toBeCloseTo(width / height, 1);
  expect(srcSet).toContain(` ${widest.width}w`);
});

test('a drawing is asked for drawn, in every width, and within its crop', () => {
  const drawing = image({ crop: { top: 0, bottom: 0.5, left: 0, right: 0.5 } }, 20, 10);
  const svg = { ...drawing, asset: { ...drawing.asset, url: '/lake/images/d/p/abc-20x10.svg' } };
  const { srcSet, ...widest } = imageSources(svg, { widths: [400, 800] });
  expect(srcSet).toContain('.svg?rect=0%2C0%2C10%2C5&w=400&q=75&fm=webp 400w');
  expect(widest).toMatchObject({ width: 800, height: 400 });
  expect(fixedImage(svg, 'https://news.example.org', null)).toEqual({
    url: 'https://news.example.org/lake/images/d/p/abc-20x10.svg?rect=0%2C0%2C10%2C5&w=1200&q=75&fm=png&bg=ffffff',
    width: 1200,
    height: 600,
    type: 'image/png',
  });
});

test('the world gets full addresses', () => {
  const { url, width, height } = fixedImage(image(), 'https://news.example.org', 16 / 9);
  expect(url.startsWith('https://news.example.org/lake/images/dateline/production/abc')).toBe(true);
  expect([width, height]).toEqual([1200, 675]);
  expect(url).toContain('fm=jpg');
});

test.each([
  ['image-abc123-2000x1000-jpg', 'abc123-2000x1000.jpg'],
  ['image-abc123-2000x0-jpg', undefined],
  ['image-abc123-2000-jpg', undefined],
  ['file-abc123-pdf', undefined],
  ['image-../../etc-1x1-jpg', undefined],
  ['', undefined],
])('the asset id %j', (id, file) => {
  expect(parseImageAssetId(id)?.file).toBe(file);
});

test.each([
  ['no focal point', {}, 16 / 9, null],
  ['one in the middle', { hotspot: { x: 0.5, y: 0.5 } }, 16 / 9, 0.5],
  ['one at the top', { hotspot: { x: 0.5, y: 0.1 } }, 16 / 9, 0.1],
  ['one above the crop', { crop, hotspot: { x: 0.5, y: 0 } }, 16 / 9, 0],
  ['one in a wide cut', { hotspot: { x: 0.5, y: 0.9 } }, 4, 0.8],
] as const)('%s is so far down', (_, changes, aspect, down) => {
  const told = focusDown(image(changes), aspect);
  if (down === null) expect(told).toBeNull();
  else expect(told).toBeCloseTo(down, 1);
});
