import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { removeAssetFiles } from './removal.ts';
import { type AssetServer, startAssetServer } from './testing/asset-server.ts';
import { look, noisyPicture, quarteredPicture } from './testing/pictures.ts';

let lake: AssetServer;
let picture: string;
let original: Buffer;
beforeAll(async () => {
  lake = await startAssetServer();
  original = await quarteredPicture(400, 200).toBuffer();
  const { path } = await lake.upload('image', original);
  picture = path;
});
afterAll(() => lake.close());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${lake.base}/${path}`, { headers, method });

const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());
const made = () => readdirSync(join(lake.dir, 'assets', '.cache'));

describe('an original', () => {
  test('comes as it was sent, to be kept for ever by who is signed in', async () => {
    const response = await get(picture);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(original.length),
      'cache-control': 'private, max-age=31536000, immutable',
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

  test('is saved, never shown as a page, and can be had in parts', async () => {
    const { path } = await lake.upload('file', '%PDF-1.7 0123456789', 'filename=a.pdf');
    const response = await get(path, { range: 'bytes=9-' });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; .*\.pdf/);
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
