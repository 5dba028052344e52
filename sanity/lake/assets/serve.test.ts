import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createImageUrlBuilder } from '@sanity/image-url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { removeAssetFiles } from './removal.ts';
import { rangeOf } from './send-file.ts';
import { contentDisposition } from './serve.ts';
import { type AssetServer, startAssetServer } from './testing/asset-server.ts';
import { look, noisyPicture, quarteredPicture } from './testing/pictures.ts';

let lake: AssetServer;
let picture: string;
let pictureId: string;
let original: Buffer;
beforeAll(async () => {
  lake = await startAssetServer();
  original = await quarteredPicture(400, 200).toBuffer();
  const { path, _id } = await lake.upload('image', original);
  picture = path;
  pictureId = _id;
});
afterAll(() => lake.close());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${lake.base}/${path}`, { headers, method });

const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());
const made = () => readdirSync(join(lake.dir, 'assets', '.cache'));

describe('an original', () => {
  test('comes as it was sent, to be kept for ever by anyone', async () => {
    const response = await get(picture);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(original.length),
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
      'accept-ranges': 'bytes',
      etag: expect.stringMatching(/^"[0-9a-f]{40}"$/),
    });
    expect(await bytes(response)).toEqual(original);
  });

  test('has a head without a body', async () => {
    const response = await get(picture, {}, 'HEAD');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe(String(original.length));
    expect(await response.text()).toBe('');
  });

  test('is not sent again to who has it', async () => {
    const etag = (await get(picture)).headers.get('etag') ?? '';
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const response = await get(picture, { 'if-none-match': known });
      expect(response.status).toBe(304);
      expect(response.headers.get('etag')).toBe(etag);
      expect(await response.text()).toBe('');
    }
    expect((await get(picture, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('can be had in parts', async () => {
    const part = await get(picture, { range: 'bytes=10-19' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 10-19/${original.length}`);
    expect(await bytes(part)).toEqual(original.subarray(10, 20));
    const end = await get(picture, { range: 'bytes=-5' });
    expect(await bytes(end)).toEqual(original.subarray(-5));
    const past = await get(picture, { range: `bytes=${original.length}-` });
    expect(past.status).toBe(416);
    expect(past.headers.get('content-range')).toBe(`bytes */${original.length}`);
    const changed = await get(picture, { range: 'bytes=0-1', 'if-range': '"other"' });
    expect(changed.status).toBe(200);
    await changed.arrayBuffer();
  });

  test('is 404 when there is none, whatever the name tries', async () => {
    for (const name of [
      `${'0'.repeat(40)}-1x1.png`,
      '..%2f..%2flake.sqlite',
      '%2e%2e',
      'a.png',
      picture.split('/').at(-1)?.replace('400x200', '400x201') ?? '',
    ]) {
      const response = await get(`images/dateline/production/${name}`);
      expect(response.status, name).toBe(404);
      expect(await response.json()).toMatchObject({ statusCode: 404, error: 'Not Found' });
    }
  });

  test('can be saved under a name', async () => {
    const named = await get(`${picture}?dl=${encodeURIComponent('Foto "ä".png')}`);
    expect(named.headers.get('content-disposition')).toBe(
      `attachment; filename="Foto _.png"; filename*=UTF-8''Foto%20%C3%A4.png`,
    );
    await named.arrayBuffer();
    const unnamed = await get(`${picture}?dl`);
    expect(unnamed.headers.get('content-disposition')).toContain(picture.split('/').at(-1));
    await unnamed.arrayBuffer();
  });
});

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

describe('an SVG', () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><circle r="9"/></svg>';

  test('comes as it is, locked down, unless a format is asked for', async () => {
    const { path } = await lake.upload('image', svg);
    const response = await get(`${path}?w=400&auto=format`, { accept: 'image/webp' });
    expect(response.headers.get('content-type')).toBe('image/svg+xml');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    );
    expect(await response.text()).toBe(svg);
    const png = await look(await bytes(await get(`${path}?w=400&fm=png`)));
    expect([png.width, png.height, png.format]).toEqual([400, 200, 'png']);
  });
});

describe('a file', () => {
  test('that could run is only ever saved, and locked down', async () => {
    const { path } = await lake.upload('file', '<script>alert(1)</script>', 'filename=page.html');
    const response = await get(path);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    await response.arrayBuffer();
  });

  test('that browsers show is shown, in parts too', async () => {
    const { path } = await lake.upload('file', '%PDF-1.7 0123456789', 'filename=a.pdf');
    const response = await get(path, { range: 'bytes=9-' });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toBeNull();
    expect(await response.text()).toBe('0123456789');
    const etag = response.headers.get('etag') ?? '';
    expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
    expect((await get('files/dateline/production/none.pdf')).status).toBe(404);
  });
});

test('a deleted picture is gone in every size, unless it came back', async () => {
  const { _id, path } = await lake.upload('image', await noisyPicture(64, 64));
  await (await get(`${path}?w=10`)).arrayBuffer();
  const change = { id: _id, before: null, after: null, mutations: [] };
  await removeAssetFiles(lake, [change]);
  expect((await get(path)).status).toBe(200);
  const documents = { get: () => null };
  await removeAssetFiles({ assets: lake.assets, documents }, [change]);
  expect((await get(path)).status).toBe(404);
  expect((await get(`${path}?w=10`)).status).toBe(404);
  expect(made().some((name) => name.startsWith(_id.slice(6, 46)))).toBe(false);
});

test('a fault of the lake is a 5xx that says nothing of its inside', async () => {
  const silence = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { path } = await lake.upload('image', await noisyPicture(65, 65));
  const name = path.split('/').at(-1) ?? '';
  await sharp({ create: { width: 5, height: 5, channels: 3, background: '#000' } })
    .png()
    .toFile(join(lake.assets.folders.images, name));
  const response = await get(`${path}?rect=60,60,5,5`);
  silence.mockRestore();
  expect(response.status).toBe(503);
  expect(await response.text()).not.toMatch(/extract|sharp|assets/);
});

describe('rangeOf', () => {
  test.each<[string | undefined, ReturnType<typeof rangeOf>]>([
    [undefined, null],
    ['bytes=0-', { first: 0, last: 99 }],
    ['bytes=5-5', { first: 5, last: 5 }],
    ['bytes=90-200', { first: 90, last: 99 }],
    ['bytes=-200', { first: 0, last: 99 }],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=9-5', null],
    ['bytes=-', null],
    ['bytes=0-1,5-6', null],
    ['lines=0-1', null],
  ])('%s', (header, range) => {
    expect(rangeOf(header, 100)).toEqual(range);
  });
});

test('contentDisposition cannot be broken out of', () => {
  expect(contentDisposition('attachment', 'a"\r\nX: y/../\\b')).toBe(
    `attachment; filename="aX: y..b"; filename*=UTF-8''aX%3A%20y..b`,
  );
});
