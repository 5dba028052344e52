import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type AssetServer, asReader, startAssetServer } from './testing/asset-server.ts';
import { cornersOf, look } from './testing/pictures.ts';
import { said, secretWord } from './testing/telling-pictures.ts';

/**
 * Made by libheif's own `heif-enc` of a telling JPEG with four quarters (320x160), and of one in the
 * colours of Display P3.
 */
const heic = (name: string) => readFileSync(join(import.meta.dirname, 'testing', name));
const quartersHeic = heic('quarters.heic');

let lake: AssetServer;
beforeAll(async () => {
  lake = await startAssetServer();
});
afterAll(() => lake.close());

const bytesOf = async (path: string, headers = asReader()) =>
  Buffer.from(await (await fetch(`${lake.base}/${path}`, { headers })).arrayBuffer());

const stored = z.looseObject({
  extension: z.string(),
  mimeType: z.string(),
  size: z.number(),
  originalFilename: z.string(),
});

describe('a HEIC', () => {
  test('is kept as a JPEG that says whose it is, and shown as any other', async () => {
    const document = await lake.upload('image', quartersHeic, 'filename=IMG_1.HEIC');
    const { extension, mimeType, size, originalFilename } = stored.parse(document);
    expect(document._id).toMatch(/^image-[0-9a-f]{40}-320x160-jpg$/);
    expect([extension, mimeType, originalFilename]).toEqual(['jpg', 'image/jpeg', 'IMG_1.HEIC']);
    const response = await fetch(`${lake.base}/${document.path}`);
    const original = Buffer.from(await response.arrayBuffer());
    expect([response.headers.get('content-type'), original.length]).toEqual(['image/jpeg', size]);
    for (const picture of [original, await bytesOf(`${document.path}?w=160&auto=format`)]) {
      expect((await sharp(picture).metadata()).format).toBe('jpeg');
      expect(cornersOf(await look(picture))).toEqual([
        'topLeft',
        'topRight',
        'bottomLeft',
        'bottomRight',
      ]);
      expect(await said(picture)).not.toContain(secretWord);
      expect((await sharp(picture).metadata()).xmpAsString).toContain('José Ruiz');
    }
  });

  test('sent twice is one picture', async () => {
    const ids = await Promise.all(
      [1, 2].map(async () => (await lake.upload('image', quartersHeic))._id),
    );
    expect(new Set(ids).size).toBe(1);
  });

  test('keeps its colours', async () => {
    const { path } = await lake.upload('image', heic('red-in-p3.heic'));
    const { r, g, b } = (await look(await bytesOf(`${path}?w=32`))).at(0.5, 0.5);
    expect(Math.abs(r - 0xc0) + Math.abs(g - 0x20) + Math.abs(b - 0x20)).toBeLessThan(20);
  });

  test.each([
    ['cut short', quartersHeic.subarray(0, 1200)],
    ['with a head alone', quartersHeic.subarray(0, 64)],
    [
      'with noise for pixels',
      Buffer.concat([quartersHeic.subarray(0, -500), Buffer.alloc(500, 7)]),
    ],
  ])('%s is refused in words, or is a picture', async (_, data) => {
    const response = await lake.send('image', data);
    expect([200, 400]).toContain(response.status);
    if (response.status === 400) {
      expect(JSON.stringify(await response.json())).toMatch(/damaged|not a picture/);
    }
    expect((await lake.send('image', quartersHeic)).status).toBe(200);
  });
});
