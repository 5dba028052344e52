import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createImageUrlBuilder } from '@sanity/image-url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mostReadersPixels, readersWidths } from './readers-sizes.ts';
import { signatureOf } from './signature.ts';
import {
  type AssetServer,
  asReader,
  siteSecret,
  startAssetServer,
} from './testing/asset-server.ts';
import { noisyPicture, quarteredPicture } from './testing/pictures.ts';

let lake: AssetServer;
let wide: { path: string; _id: string };
let small: { path: string; _id: string };
beforeAll(async () => {
  lake = await startAssetServer();
  wide = await lake.upload('image', await noisyPicture(3000, 2000));
  small = await lake.upload('image', await quarteredPicture(400, 200).toBuffer());
});
afterAll(() => lake.close());

const get = (address: string, headers: Record<string, string> = {}) =>
  fetch(`${lake.base}/${address}`, { headers: { ...asReader(), ...headers } });

async function sizeOf(address: string, headers: Record<string, string> = {}) {
  const response = await get(address, headers);
  const body = Buffer.from(await response.arrayBuffer());
  expect(response.status, `${address} ${response.status === 200 ? '' : body}`).toBe(200);
  const { width = 0, height = 0, format } = await sharp(body).metadata();
  return { width, height, format, etag: response.headers.get('etag') };
}

const made = (folder: '.cache' | '.cache-others') =>
  readdirSync(join(lake.dir, 'assets', folder)).length;

describe('what readers get', () => {
  test.each([
    ['w=640', 640, 427],
    ['w=630', 640, 427],
    ['w=641', 656, 437],
    ['w=1', 15, 10],
    ['h=427', 656, 437],
    ['w=2144', 2144, 1429],
    ['w=400&h=400', 400, 267],
    ['w=400&h=267&q=75&auto=format', 400, 267],
    ['w=600&h=400&fit=fillmax', 600, 400],
    ['w=33&h=33&fit=crop&dpr=2', 66, 66],
    ['w=2000&fit=max&dpr=3&auto=format', 2144, 1429],
    ['h=190&fit=max&dpr=2', 576, 384],
    ['fm=jpg', 2144, 1429],
    ['rect=0,0,3000,2000&w=640', 640, 427],
    ['rect=1500,0,1500,2000&w=320', 320, 427],
    ['w=0.0001e', 0, 0],
  ])('?%s', async (query, width, height) => {
    if (width === 0) return expect((await get(`${wide.path}?${query}`)).status).toBe(400);
    expect(await sizeOf(`${wide.path}?${query}`)).toMatchObject({ width, height });
  });

  test('the whole picture without a size, as large as any, and no size beyond it', async () => {
    expect(await sizeOf(wide.path)).toMatchObject({ width: 2144, height: 1429 });
    expect(await sizeOf(small.path)).toMatchObject({ width: 400, height: 200 });
    expect(await sizeOf(`${small.path}?w=2000`)).toMatchObject({ width: 400, height: 200 });
  });

  test.each([1, 2, 3])("all the Studio's addresses at %i device pixels to one", async (dpr) => {
    const builder = createImageUrlBuilder({
      projectId: 'dateline',
      dataset: 'production',
      baseUrl: lake.base,
    });
    const cropped = {
      _type: 'image',
      asset: { _ref: wide._id },
      crop: { top: 0.13, bottom: 0.07, left: 0.21, right: 0.04 },
      hotspot: { x: 0.7, y: 0.4, width: 0.3, height: 0.3 },
    };
    const thumbnails = [15, 25, 33, 73, 160].map((side) =>
      builder.image(cropped).width(side).height(side).fit('crop').dpr(dpr),
    );
    const others = [
      builder.image(cropped).width(2000).fit('max').dpr(dpr).auto('format'),
      builder.image(wide._id).height(190).dpr(dpr).fit('max'),
      builder.image(cropped).width(600).height(400).fit('fillmax').dpr(dpr),
      builder.image(cropped).width(600).height(397).fit('max').dpr(dpr),
      builder.image(cropped).width(96).height(96),
      builder.image(cropped),
    ];
    const base = `${lake.base}/${wide.path}`;
    const addresses = [
      ...[...thumbnails, ...others].map((one) => one.url()),
      `${base}?h=${200 * dpr}&fit=max`,
      `${base}?h=${200 * dpr}&fit=max&fm=jpg`,
      `${base}?h=800&fit=max`,
      `${base}?dl=picture.jpg`,
    ];
    for (const address of addresses) await sizeOf(address.slice(lake.base.length + 1));
    const { width, height } = await sizeOf(
      (thumbnails[4]?.url() ?? '').slice(lake.base.length + 1),
    );
    expect(width).toBe(height);
    expect(width).toBeGreaterThanOrEqual(160 * dpr);
  });

  test('what the site signed is made as it says; with another word changed it is not', async () => {
    const file = wide.path.split('/').at(-1) ?? '';
    const query = 'rect=101%2C202%2C1003%2C1004&w=501&h=501&q=75&auto=format';
    const signature = signatureOf(siteSecret, `${file}?${query}`);
    const signed = await sizeOf(`${wide.path}?${query}&s=${signature}`);
    expect(signed.width).toBe(501);
    const others = [
      `${wide.path}?${query}&s=${signature.slice(1)}A`,
      `${wide.path}?${query}`,
      `${wide.path}?${query}&s=`,
      `${wide.path}?${query.replace('101', '102')}&s=${signature}`,
      `${wide.path}?${query}&dpr=1&s=${signature}`,
      `${wide.path}?${query}&s=${signatureOf('guessed', `${file}?${query}`)}`,
    ];
    for (const address of others) expect((await sizeOf(address)).width).not.toBe(501);
    // Trackers add words of their own.
    const tracked = await sizeOf(`${wide.path}?${query}&s=${signature}&utm_source=x`);
    expect(tracked.etag).toBe(signed.etag);
  });
});

describe('attack: sizes of pictures nobody has listed', () => {
  test.each([
    'w=8192&h=6144&fit=scale&fm=avif&q=100',
    'w=8192',
    'fm=avif',
    'fm=gif',
    'fm=pjpg',
    'fit=scale&w=10&h=2000',
    'fit=fill&w=100&h=100',
    'fit=min&w=100&h=100',
    'q=100&w=640',
    'q=74&w=640',
    'blur=2000&w=640',
    'sharp=100',
    'sat=50',
    'invert=true',
    'or=90',
    'flip=h',
    'pad=2000',
    'bg=ff0000&w=640',
    'fp-x=0.123&w=640',
    'crop=entropy&w=640&h=640&fit=crop',
    'min-w=2000',
    'max-h=17',
    'w=640&h=333&fit=crop',
  ])('?%s → 400 that says what there is, and nothing is made', async (query) => {
    const before = made('.cache') + made('.cache-others');
    const response = await get(`${wide.path}?${query}`);
    expect(response.status).toBe(400);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toMatch(/readers|has to be/);
    expect(made('.cache') + made('.cache-others')).toBe(before);
  });

  test('every width and height there is, in turn → no more pictures than are listed', async () => {
    const etags = new Set<string | null>();
    for (let side = 1; side <= 2144; side += 7) {
      for (const query of [`w=${side}`, `h=${side}`, `w=${side}&h=${2145 - side}`]) {
        const response = await get(`${small.path}?${query}`, { 'if-none-match': '*' });
        expect(response.status).toBe(304);
        etags.add(response.headers.get('etag'));
      }
    }
    expect(etags.size).toBeLessThanOrEqual(readersWidths.length + 1);
  });

  test('1,000 invented crops → some hundred at the most, apart from the pictures of readers', async () => {
    const etags = new Set<string | null>();
    const readers = made('.cache');
    for (let at = 0; at < 1_000; at += 1) {
      const rect = [at % 31, (at * 7) % 23, 40 + (at % 60), 30 + ((at * 3) % 50)].join(',');
      const response = await get(`${small.path}?rect=${rect}&w=${20 + (at % 80)}`, {
        'if-none-match': '*',
      });
      etags.add(response.headers.get('etag'));
      await response.arrayBuffer();
    }
    expect(etags.size).toBeLessThan(250);
    await sizeOf(`${small.path}?rect=3,3,133,97&w=77`);
    expect(made('.cache')).toBe(readers);
  });

  test('any wish that is answered → at most four megapixels', async () => {
    const tall = await lake.upload('image', await noisyPicture(700, 7000));
    for (const path of [wide.path, tall.path]) {
      for (const query of [
        'w=2144',
        'h=8192',
        'w=2144&h=2144&fit=crop',
        'w=2000&dpr=3',
        'fm=webp',
      ]) {
        const { width, height } = await sizeOf(`${path}?${query}`);
        expect(width * height, query).toBeLessThanOrEqual(mostReadersPixels * 1.01);
      }
    }
  });

  test('a signed size beyond four megapixels → what a stranger would get', async () => {
    const file = wide.path.split('/').at(-1) ?? '';
    const query = 'w=3000&h=2000';
    const signed = `${query}&s=${signatureOf(siteSecret, `${file}?${query}`)}`;
    expect((await get(`${wide.path}?${signed}`)).status).toBe(400);
  });
});

describe('attack: names under which pictures are saved', () => {
  test.each([
    ['setup.exe', 'setup.exe.jpg'],
    ['page.html', 'page.html.jpg'],
    ['holiday.jpeg', 'holiday.jpeg'],
    ['a\r\nset-cookie: x.jpg', 'aset-cookie: x.jpg'],
    ['../../etc/passwd', '....etcpasswd.jpg'],
  ])('dl=%j → %s', async (name, saved) => {
    const response = await get(`${wide.path}?dl=${encodeURIComponent(name)}`);
    await response.arrayBuffer();
    expect(response.headers.get('content-disposition')).toContain(`filename="${saved}"`);
    expect(response.headers.get('set-cookie')).toBeNull();
  });
});
