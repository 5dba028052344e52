import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createImageUrlBuilder } from '@sanity/image-url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AssetServer, startAssetServer } from './testing/asset-server.ts';
import { look, noisyPicture, quarteredPicture } from './testing/pictures.ts';

let lake: AssetServer;
let picture: string;
let pictureId: string;
beforeAll(async () => {
  lake = await startAssetServer();
  const original = await quarteredPicture(400, 200).toBuffer();
  const { path, _id } = await lake.upload('image', original);
  picture = path;
  pictureId = _id;
});
afterAll(() => lake.close());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${lake.base}/${path}`, { headers, method });

const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());
const made = () => readdirSync(join(lake.dir, 'assets', '.cache'));

describe('a transformed picture', () => {
  test('is made, and kept under the same name for the same wish', async () => {
    const first = await get(`${picture}?w=50&h=50&fit=crop&crop=left`);
    const seen = await look(await bytes(first));
    expect([seen.width, seen.height, seen.format]).toEqual([50, 50, 'png']);
    expect(seen.quarterAt(0.9, 0.2)).toBe('topLeft');
    const kept = made();
    const same = await get(`${picture}?crop=left&fit=crop&h=50.0&w=50&utm_source=x`);
    expect(same.headers.get('etag')).toBe(first.headers.get('etag'));
    await same.arrayBuffer();
    expect(made()).toEqual(kept);
  });

  test('is told apart by its ETag, and not sent again', async () => {
    const one = (await get(`${picture}?w=51`)).headers.get('etag') ?? '';
    const other = (await get(`${picture}?w=52`)).headers.get('etag') ?? '';
    expect(one).not.toBe(other);
    expect((await get(`${picture}?w=51`, { 'if-none-match': one })).status).toBe(304);
    expect((await get(`${picture}?w=52`, { 'if-none-match': one })).status).toBe(200);
  });

  test('auto=format gives WebP to who takes it, and says that it depends', async () => {
    const modern = await get(`${picture}?w=53&auto=format`, {
      accept: 'image/avif,image/webp,*/*',
    });
    expect(modern.headers.get('content-type')).toBe('image/webp');
    expect(modern.headers.get('vary')).toBe('Accept');
    expect((await look(await bytes(modern))).format).toBe('webp');
    const old = await get(`${picture}?w=53&auto=format`, { accept: 'image/png' });
    expect(old.headers.get('content-type')).toBe('image/png');
    expect(old.headers.get('vary')).toBe('Accept');
    expect((await look(await bytes(old))).format).toBe('png');
    expect(old.headers.get('etag')).not.toBe(modern.headers.get('etag'));
  });

  test('fm wins over auto', async () => {
    const response = await get(`${picture}?fm=jpg&auto=format`, { accept: 'image/webp' });
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect((await look(await bytes(response))).format).toBe('jpeg');
  });

  test('ten equal requests at once are made once', async () => {
    const noise = await lake.upload('image', await noisyPicture(900, 900));
    const before = made().length;
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => get(`${noise.path}?w=800&fm=webp`)),
    );
    const pictures = await Promise.all(answers.map(bytes));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    for (const data of pictures) expect(data.equals(pictures[0] ?? Buffer.of())).toBe(true);
    expect(made().length).toBe(before + 1);
  });

  test('is made anew when its file is gone', async () => {
    const before = await bytes(await get(`${picture}?w=77`));
    for (const name of made()) rmSync(join(lake.dir, 'assets', '.cache', name));
    expect(await bytes(await get(`${picture}?w=77`))).toEqual(before);
  });

  test('a wrong wish is told, and not kept by any cache', async () => {
    const response = await get(`${picture}?w=wide`);
    expect(response.status).toBe(400);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      statusCode: 400,
      error: 'Bad Request',
      message: '"w" has to be a number from 1 to 8192, not "wide".',
    });
  });

  test('a TIFF is shown as a JPEG', async () => {
    const tiff = await sharp(await noisyPicture(30, 30))
      .tiff()
      .toBuffer();
    const { path } = await lake.upload('image', tiff);
    const shown = await get(`${path}?w=20`);
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    await shown.arrayBuffer();
  });

  test("the addresses of Sanity's own builder keep what the editor chose", async () => {
    const builder = createImageUrlBuilder({
      projectId: 'dateline',
      dataset: 'production',
      baseUrl: lake.base,
    });
    const image = {
      _type: 'image',
      asset: { _ref: pictureId },
      crop: { top: 0.5, bottom: 0, left: 0, right: 0 },
      hotspot: { x: 0.9, y: 0.75, width: 0.1, height: 0.1 },
    };
    const url = new URL(builder.image(image).width(60).height(60).auto('format').url());
    const seen = await look(await bytes(await get(url.pathname.slice(1) + url.search)));
    expect([seen.width, seen.height]).toEqual([60, 60]);
    expect(seen.quarterAt(0.5, 0.1)).toBe('bottomRight');
  });
});
