import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
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

const make = async (query: string, format: OutputFormat = 'png') =>
  look(await transform(original, name, params(query), format, pixels));

const upright: Quarter[] = ['topLeft', 'topRight', 'bottomLeft', 'bottomRight'];
const leftHalf: Quarter[] = ['topLeft', 'topLeft', 'bottomLeft', 'bottomLeft'];
const rightHalf: Quarter[] = ['topRight', 'topRight', 'bottomRight', 'bottomRight'];

describe('the size and the part of a 400x200 picture', () => {
  test.each<[string, [number, number], (Quarter | null)[]]>([
    ['', [400, 200], upright],
    ['w=200', [200, 100], upright],
    ['h=50', [100, 50], upright],
    ['w=800', [800, 400], upright],
    ['w=100&h=100', [100, 50], upright],
    ['w=100&h=100&fit=clip', [100, 50], upright],
    ['w=800&h=800&fit=max', [400, 200], upright],
    ['w=100&h=100&fit=max', [100, 50], upright],
    ['w=100&h=100&fit=scale', [100, 100], upright],
    ['w=100&fit=scale', [100, 50], upright],
    ['w=100&h=100&fit=crop', [100, 100], upright],
    ['w=100&h=100&fit=crop&crop=left', [100, 100], leftHalf],
    ['w=100&h=100&fit=crop&crop=right', [100, 100], rightHalf],
    ['w=300&h=300&fit=crop&crop=right', [300, 300], rightHalf],
    ['w=400&h=100&fit=crop&crop=top', [400, 100], ['topLeft', 'topRight', 'topLeft', 'topRight']],
    [
      'w=400&h=100&fit=crop&crop=bottom',
      [400, 100],
      ['bottomLeft', 'bottomRight', 'bottomLeft', 'bottomRight'],
    ],
    ['w=100&h=100&fit=crop&crop=top,left', [100, 100], leftHalf],
    ['w=100&h=100&fit=crop&crop=focalpoint&fp-x=0&fp-y=0.5', [100, 100], leftHalf],
    ['w=100&h=100&fit=crop&crop=focalpoint&fp-x=0.9&fp-y=0.5', [100, 100], rightHalf],
    ['w=100&h=100&fit=crop&crop=focalpoint', [100, 100], upright],
    ['w=600&h=600&fit=min', [200, 200], upright],
    ['w=100&h=50&fit=min', [100, 50], upright],
    ['w=100&h=100&fit=min&crop=left', [100, 100], leftHalf],
    ['w=300&fit=crop&max-h=75', [300, 75], upright],
    ['h=100&fit=crop&min-w=300', [300, 100], upright],
    ['w=100&dpr=2', [200, 100], upright],
    ['w=100&h=100&fit=crop&dpr=3', [300, 300], upright],
    ['rect=0,0,200,100', [200, 100], ['topLeft', 'topLeft', 'topLeft', 'topLeft']],
    ['rect=200,100,200,100&w=50', [50, 25], Array<Quarter>(4).fill('bottomRight')],
    ['rect=200,0,9999,9999', [200, 200], rightHalf],
    [
      'rect=0,0,200,200&w=60&h=30&fit=crop&crop=bottom',
      [60, 30],
      Array<Quarter>(4).fill('bottomLeft'),
    ],
    ['or=90', [200, 400], ['bottomLeft', 'topLeft', 'bottomRight', 'topRight']],
    ['or=180', [400, 200], ['bottomRight', 'bottomLeft', 'topRight', 'topLeft']],
    ['or=270', [200, 400], ['topRight', 'bottomRight', 'topLeft', 'bottomLeft']],
    [
      'or=90&w=100&h=100&fit=crop&crop=top',
      [100, 100],
      ['bottomLeft', 'topLeft', 'bottomLeft', 'topLeft'],
    ],
    ['or=270&rect=0,0,200,200&w=50', [50, 50], ['topLeft', 'bottomLeft', 'topLeft', 'bottomLeft']],
    ['flip=h', [400, 200], ['topRight', 'topLeft', 'bottomRight', 'bottomLeft']],
    ['flip=v', [400, 200], ['bottomLeft', 'bottomRight', 'topLeft', 'topRight']],
    ['flip=hv&w=100', [100, 50], ['bottomRight', 'bottomLeft', 'topRight', 'topLeft']],
    ['or=90&flip=h', [200, 400], ['topLeft', 'bottomLeft', 'topRight', 'bottomRight']],
  ])('?%s', async (query, [width, height], expected) => {
    const seen = await make(query);
    expect([seen.width, seen.height]).toEqual([width, height]);
    expect(cornersOf(seen)).toEqual(expected);
  });
});

describe('surroundings', () => {
  test('fill lays the whole picture on a surface of the colour asked for', async () => {
    const seen = await make('w=100&h=100&fit=fill&bg=ff00ff');
    expect([seen.width, seen.height]).toEqual([100, 100]);
    expect(seen.at(0.5, 0.05)).toEqual({ r: 255, g: 0, b: 255, alpha: 255 });
    expect(seen.at(0.5, 0.95)).toEqual({ r: 255, g: 0, b: 255, alpha: 255 });
    expect(seen.quarterAt(0.1, 0.3)).toBe('topLeft');
    expect(seen.quarterAt(0.9, 0.7)).toBe('bottomRight');
  });

  test('fillmax does not enlarge the picture', async () => {
    const seen = await make('w=800&h=800&fit=fillmax&bg=000');
    expect([seen.width, seen.height]).toEqual([800, 800]);
    expect(seen.at(0.2, 0.5)).toEqual({ r: 0, g: 0, b: 0, alpha: 255 });
    expect(seen.quarterAt(0.27, 0.4)).toBe('topLeft');
    expect(seen.quarterAt(0.73, 0.6)).toBe('bottomRight');
  });

  test('without bg the surface is transparent, or white where the format has no alpha', async () => {
    expect((await make('w=100&h=100&fit=fill')).at(0.5, 0.05).alpha).toBe(0);
    const jpeg = await make('w=100&h=100&fit=fill', 'jpg');
    expect(jpeg.at(0.5, 0.05)).toEqual({ r: 255, g: 255, b: 255, alpha: 255 });
  });

  test('bg may be translucent', async () => {
    expect((await make('w=100&h=100&fit=fill&bg=80ff0000')).at(0.5, 0.05)).toEqual({
      r: 255,
      g: 0,
      b: 0,
      alpha: 128,
    });
  });

  test('pad is taken from the size asked for, and added where none is', async () => {
    const inside = await make('w=140&pad=20&bg=000');
    expect([inside.width, inside.height]).toEqual([140, 90]);
    expect(inside.at(0.05, 0.5)).toEqual({ r: 0, g: 0, b: 0, alpha: 255 });
    expect(inside.quarterAt(0.2, 0.3)).toBe('topLeft');
    const around = await make('pad=20&bg=000');
    expect([around.width, around.height]).toEqual([440, 240]);
  });
});

describe('looks', () => {
  test('sat=-100 leaves grey', async () => {
    const { r, g, b } = (await make('sat=-100')).at(0.1, 0.1);
    expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThan(3);
  });

  test('invert turns every colour into its opposite, not the transparency', async () => {
    expect((await make('invert=true')).at(0.1, 0.1)).toEqual({ r: 35, g: 225, b: 225, alpha: 255 });
  });

  test.each(['blur=20', 'blur=2000'])('%s mixes what was apart', async (query) => {
    const seen = await make(query);
    expect([seen.width, seen.height]).toEqual([400, 200]);
    expect(seen.quarterAt(0.5, 0.25)).toBeNull();
  });

  test('sharp steepens an edge', async () => {
    const soft = await make('w=401');
    const crisp = await make('w=401&sharp=100');
    const darkest = (seen: typeof soft) =>
      Math.min(...Array.from({ length: 60 }, (_, step) => seen.at(0.43 + step / 400, 0.1).g));
    expect(darkest(crisp)).toBeLessThanOrEqual(darkest(soft));
    expect(crisp.at(0.1, 0.1)).toEqual(soft.at(0.1, 0.1));
  });

  test('entropy and edges keep the part where something is going on', async () => {
    const path = join(dir, 'busy.png');
    const noise = await noisyPicture(100, 100);
    await sharp({ create: { width: 400, height: 100, channels: 3, background: '#00f' } })
      .composite([{ input: noise, left: 300, top: 0 }])
      .png()
      .toFile(path);
    for (const way of ['entropy', 'edges']) {
      const query = params(`w=100&h=100&fit=crop&crop=${way}`);
      const busy = { ...name, width: 400, height: 100 };
      const seen = await look(await transform(path, busy, query, 'png', pixels));
      expect([seen.width, seen.height]).toEqual([100, 100]);
      expect(seen.at(0.9, 0.5), way).not.toEqual({ r: 0, g: 0, b: 255, alpha: 255 });
    }
  });
});

describe('what cannot be made', () => {
  test.each([
    ['rect=400,0,10,10', /outside/],
    ['w=8192&h=8192&fit=scale', /too large/],
  ])('?%s', async (query, message) => {
    await expect(make(query)).rejects.toThrow(message);
  });

  test('a tall picture is never made longer than a picture may be', async () => {
    const path = join(dir, 'tall.png');
    await quarteredPicture(10, 2000).toFile(path);
    const tall = { ...name, width: 10, height: 2000 };
    const seen = await look(await transform(path, tall, params('w=8000'), 'png', pixels));
    expect([seen.width, seen.height]).toEqual([41, 8192]);
  });
});
