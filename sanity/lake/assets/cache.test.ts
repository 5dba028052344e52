import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTransformCache } from './cache.ts';
import { createGate } from './gate.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cache-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const open = (bytes = 100) => createTransformCache(dir, { bytes, gate: createGate(2, 10) });
const filled = (size: number) => async () => Buffer.alloc(size, 1);

describe('the cache of transformed pictures', () => {
  test('makes a file once, also over a restart', async () => {
    let made = 0;
    const make = async () => {
      made += 1;
      return Buffer.from('picture');
    };
    const path = await open().file('a', make);
    expect(readFileSync(path, 'utf8')).toBe('picture');
    await open().file('a', make);
    expect(made).toBe(1);
  });

  test('ten equal requests at once make one file', async () => {
    let made = 0;
    const cache = open();
    const make = async () => {
      made += 1;
      return Buffer.from('picture');
    };
    const paths = await Promise.all(Array.from({ length: 10 }, () => cache.file('a', make)));
    expect(new Set(paths).size).toBe(1);
    expect(made).toBe(1);
  });

  test('a failure is told to all who wait, leaves nothing, and is tried again', async () => {
    const cache = open();
    const fail = async () => {
      throw new Error('no');
    };
    const outcomes = await Promise.allSettled([cache.file('a', fail), cache.file('a', fail)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(readdirSync(dir)).toEqual([]);
    expect(readFileSync(await cache.file('a', filled(1))).length).toBe(1);
  });

  test('the least recently used goes first when it is full', async () => {
    const cache = open(100);
    await cache.file('a', filled(40));
    await cache.file('b', filled(40));
    await cache.file('a', filled(40));
    await cache.file('c', filled(40));
    expect(readdirSync(dir).sort()).toEqual(['a', 'c']);
    expect(cache.size()).toBe(80);
  });

  test('one that is larger than the whole cache is kept until the next', async () => {
    const cache = open(100);
    await cache.file('a', filled(40));
    await cache.file('b', filled(400));
    expect(readdirSync(dir)).toEqual(['b']);
    await cache.file('c', filled(40));
    expect(readdirSync(dir)).toEqual(['c']);
  });

  test('a file that was removed by hand is made again', async () => {
    const cache = open();
    rmSync(await cache.file('a', filled(10)));
    expect(readFileSync(await cache.file('a', filled(20))).length).toBe(20);
    expect(cache.size()).toBe(20);
  });

  test('forgets by prefix, and clears half-written files on opening', async () => {
    writeFileSync(join(dir, 'x.part'), 'half');
    const cache = open();
    for (const name of ['one-a', 'one-b', 'two-a']) await cache.file(name, filled(5));
    await cache.forget('one-');
    expect(readdirSync(dir)).toEqual(['two-a']);
    expect(cache.size()).toBe(5);
  });
});

describe('the gate', () => {
  test('lets a fixed number in at once, the others in order, and turns too many away', async () => {
    const gate = createGate(2, 2);
    const log: string[] = [];
    const leave: (() => void)[] = [];
    const enter = (name: string) =>
      gate(async () => {
        log.push(name);
        await new Promise<void>((resolve) => leave.push(resolve));
      });
    const inside = ['a', 'b', 'c', 'd'].map(enter);
    await expect(enter('e')).rejects.toThrow('Too many pictures');
    expect(log).toEqual(['a', 'b']);
    leave.shift()?.();
    await inside[0];
    expect(log).toEqual(['a', 'b', 'c']);
    leave.shift()?.();
    await inside[1];
    for (const free of leave) free();
    await inside[2];
    for (const free of leave) free();
    await Promise.all(inside);
    expect(log).toEqual(['a', 'b', 'c', 'd']);
  });

  test('a failure frees its place', async () => {
    const gate = createGate(1, 1);
    const failing = gate(async () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await gate(async () => 'in')).toBe('in');
  });
});
