import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImageName } from './asset-name.ts';
import {
  cornersOf,
  look,
  noisyPicture,
  type Quarter,
  quarteredPicture,
} from './testing/pictures.ts';
import { transform } from './transform.ts';
import { type OutputFormat, readTransformParams } from './transform-params.ts';

const dir = mkdtempSync(join(tmpdir(), 'transform-'));
const pixels = 50_000_000;
const original = join(dir, 'original.png');
const name: ImageName = { sha1: '0'.repeat(40), width: 400, height: 200, extension: 'png' };

beforeAll(async () => {
  writeFileSync(original, await quarteredPicture(400, 200).toBuffer());
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const params = (query: string) => readTransformParams(new URLSearchParams(query));

const leftHalf: Quarter[] = ['topLeft', 'topLeft', 'bottomLeft', 'bottomLeft'];

describe('formats', () => {
  test.each<[OutputFormat, string]>([
    ['jpg', 'jpeg'],
    ['pjpg', 'jpeg'],
    ['png', 'png'],
    ['webp', 'webp'],
    ['avif', 'heif'],
    ['gif', 'gif'],
  ])('%s', async (format, decoder) => {
    const data = await transform(original, name, params('w=64'), format, pixels);
    const { format: found, isProgressive = false } = await sharp(data).metadata();
    expect(found).toBe(decoder);
    if (decoder === 'jpeg') expect(isProgressive).toBe(format === 'pjpg');
  });

  test('quality is heeded', async () => {
    const path = join(dir, 'noise.jpg');
    writeFileSync(path, await noisyPicture(300, 300));
    const noise = { ...name, width: 300, height: 300, extension: 'jpg' };
    const at = async (q: number) =>
      (await transform(path, noise, params(`q=${q}`), 'webp', pixels)).length;
    expect(await at(20)).toBeLessThan(await at(90));
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'EXIF orientation %i is put upright first',
    async (orientation) => {
      const path = join(dir, `exif-${orientation}.jpg`);
      // Stored so that turning it as the tag says gives the quarters back; sharp mirrors before it turns.
      const undo: Record<number, (picture: Sharp) => Sharp> = {
        1: (picture) => picture,
        2: (picture) => picture.flop(),
        3: (picture) => picture.rotate(180),
        4: (picture) => picture.flip(),
        5: (picture) => picture.rotate(270).flop(),
        6: (picture) => picture.rotate(270),
        7: (picture) => picture.rotate(90).flop(),
        8: (picture) => picture.rotate(90),
      };
      const turned = sharp(await quarteredPicture(400, 200).toBuffer());
      const stored = await (undo[orientation]?.(turned) ?? turned).png().toBuffer();
      await sharp(stored).withMetadata({ orientation }).jpeg({ quality: 95 }).toFile(path);
      const data = await transform(
        path,
        { ...name, extension: 'jpg' },
        params('w=100&h=100&fit=crop&crop=left'),
        'png',
        pixels,
      );
      const seen = await look(data);
      expect(cornersOf(seen)).toEqual(leftHalf);
    },
  );

  test('an animation stays one, and is cut frame by frame', async () => {
    const path = join(dir, 'moving.gif');
    const frames = [
      await quarteredPicture(40, 20).toBuffer(),
      await quarteredPicture(40, 20).negate().png().toBuffer(),
    ];
    await sharp(frames, { join: { animated: true } })
      .gif({ delay: [100, 100] })
      .toFile(path);
    const moving = { ...name, width: 40, height: 20, extension: 'gif' };
    const query = params('w=10&h=10&fit=crop&crop=left');
    for (const format of ['gif', 'webp'] as const) {
      const made = await transform(path, moving, query, format, pixels);
      const { pages, width, pageHeight } = await sharp(made, { animated: true }).metadata();
      expect([pages, width, pageHeight]).toEqual([2, 10, 10]);
      expect((await look(made)).quarterAt(0.5, 0.2)).toBe('topLeft');
    }
    const still = await transform(path, moving, query, 'jpg', pixels);
    expect((await sharp(still).metadata()).pages).toBeUndefined();
  });

  test('a drawing is enlarged without blurring', async () => {
    const path = join(dir, 'drawing.svg');
    writeFileSync(
      path,
      '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="10" height="10" fill="#000"/></svg>',
    );
    const drawing = { ...name, width: 20, height: 10, extension: 'svg' };
    const seen = await look(await transform(path, drawing, params('w=300'), 'png', pixels));
    expect([seen.width, seen.height]).toEqual([300, 150]);
    expect(seen.at(0.49, 0.5).alpha).toBe(255);
    expect(seen.at(0.51, 0.5).alpha).toBe(0);
  });
});
