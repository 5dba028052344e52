import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTransformCache } from './cache.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cache-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const open = (bytes = 100, files?: number) => createTransformCache(dir, { bytes, files });
const filled = (size: number) => Buffer.alloc(size, 1);

describe('the cache of transformed pictures', () => {
  test('keeps a file, also over a restart', async () => {
    const cache = open();
    expect(await cache.find('a')).toBeNull();
    await cache.keep('a', Buffer.from('picture'));
    for (const one of [cache, open()]) {
      expect(readFileSync((await one.find('a')) ?? '', 'utf8')).toBe('picture');
    }
  });

  test('the least recently used goes first when it is full', async () => {
    const cache = open(100);
    await cache.keep('a', filled(40));
    await cache.keep('b', filled(40));
    await cache.find('a');
    await cache.keep('c', filled(40));
    expect(readdirSync(dir).sort()).toEqual(['a', 'c']);
    expect(cache.size()).toBe(80);
  });

  test('one that is larger than the whole cache is kept until the next', async () => {
    const cache = open(100);
    await cache.keep('a', filled(40));
    await cache.keep('b', filled(400));
    expect(readdirSync(dir)).toEqual(['b']);
    await cache.keep('c', filled(40));
    expect(readdirSync(dir)).toEqual(['c']);
  });

  test('a file that was removed by hand is not there', async () => {
    const cache = open();
    await cache.keep('a', filled(10));
    rmSync((await cache.find('a')) ?? '');
    expect(await cache.find('a')).toBeNull();
    expect(cache.size()).toBe(0);
    await cache.keep('a', filled(20));
    expect(cache.size()).toBe(20);
  });

  test('a file kept twice counts once', async () => {
    const cache = open();
    await cache.keep('a', filled(10));
    await cache.keep('a', filled(20));
    expect(cache.size()).toBe(20);
    expect(readdirSync(dir)).toEqual(['a']);
  });

  test('forgets by prefix, and clears half-written files on opening', async () => {
    writeFileSync(join(dir, 'x.part'), 'half');
    const cache = open();
    for (const name of ['one-a', 'one-b', 'two-a']) await cache.keep(name, filled(5));
    await cache.forget('one-');
    expect(readdirSync(dir)).toEqual(['two-a']);
    expect(cache.size()).toBe(5);
  });
});

describe('attack: the cache of pictures', () => {
  test('10,000 made-up pictures → the bound holds in bytes, at every moment and after a restart', async () => {
    const cache = open(50_000);
    await cache.keep('of-readers', filled(1_000));
    for (let at = 0; at < 10_000; at += 1) {
      await cache.keep(`invented-${at}`, filled(400));
      if (at % 50 === 0) await cache.find('of-readers');
      expect(cache.size()).toBeLessThanOrEqual(50_000);
    }
    const onDisk = () =>
      readdirSync(dir).reduce((sum, name) => sum + statSync(join(dir, name)).size, 0);
    expect(onDisk()).toBe(cache.size());
    // What is asked for again and again outlives what is asked for once.
    expect(await cache.find('of-readers')).not.toBeNull();
    expect(open(50_000).size()).toBe(cache.size());
  });

  test('a cache left over the bound by an earlier lake → cut to it at the start', () => {
    for (let at = 0; at < 100; at += 1) writeFileSync(join(dir, `old-${at}`), filled(100));
    expect(open(1_000).size()).toBeLessThanOrEqual(1_000);
    expect(readdirSync(dir).length).toBeLessThanOrEqual(10);
  });

  test('files of a few bytes each → their number is bounded too', async () => {
    const cache = open(1_000_000, 20);
    for (let at = 0; at < 200; at += 1) await cache.keep(`tiny-${at}`, filled(1));
    expect(readdirSync(dir)).toHaveLength(20);
  });
});
