import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createConcurrency, createRate } from './rate.ts';

/** The heap without what nobody needs any more. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

describe('attack: public limits', () => {
  it('more than allowed in a minute → told to wait, others are not', async () => {
    const rate = createRate(3);
    const waits = await Promise.all(Array.from({ length: 5 }, () => rate.take('one')));
    expect(waits.slice(0, 3)).toEqual([0, 0, 0]);
    for (const wait of waits.slice(3)) {
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(60);
    }
    expect(await rate.take('another')).toBe(0);
    expect(await rate.wait('one')).toBeGreaterThan(0);
    expect(await rate.wait('another')).toBe(0);
  });

  it('a limit of 0 → none', async () => {
    const rate = createRate(0);
    for (let n = 0; n < 1_000; n += 1) expect(await rate.take('one')).toBe(0);
  });

  it('150,000 visitors, each of whom asks once → memory stays bounded', async () => {
    const rate = createRate(3);
    const heapOnceAsked = async (visitors: number, from: number) => {
      for (let n = from; n < from + visitors; n += 1) await rate.take(`visitor-${n}`);
      return heapUsed();
    };
    const full = await heapOnceAsked(30_000, 0);
    const later = await heapOnceAsked(150_000, 30_000);
    expect(later - full).toBeLessThan(16 * 1024 * 1024);
  });

  it('places that are given back → free for the next', () => {
    const places = createConcurrency(2);
    const first = places.enter('one');
    expect(first).not.toBeNull();
    expect(places.enter('one')).not.toBeNull();
    expect(places.enter('one')).toBeNull();
    expect(places.enter('another')).not.toBeNull();
    first?.();
    expect(places.enter('one')).not.toBeNull();
  });
});
