import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPlaces, placeOf } from './places.ts';
import { followOnceAt, Standpoint } from './standpoint.ts';

const key = randomBytes(32);
const places = createPlaces(key);
const idOf = (sequence: number) => `abcdef012345.${sequence}.1000000`;
const site = () => new Standpoint(createPlaces(key));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A site that hears the lake and has heard so much of it. */
function hearing(sequence: number): Standpoint {
  const standpoint = site();
  standpoint.follows = true;
  standpoint.heard(idOf(sequence));
  return standpoint;
}

describe('a place in the lake’s stream', () => {
  test('means the same to every site of the lake, and nothing to others', () => {
    const told = hearing(41).place;
    expect(places.open(told)).toBe(41);
    expect(createPlaces(randomBytes(32)).open(told)).toBeNull();
    expect(told).not.toContain('41');
  });

  test('is none of what a hosted lake calls its events', () => {
    expect([placeOf('MXwxMjM='), placeOf(undefined), placeOf(idOf(7))]).toEqual([null, null, 7]);
  });

  test.each(['1', '', 'x'.repeat(22), 'A'.repeat(1000), '%', undefined])(
    'that no site has told is none: %j',
    (text) => {
      expect(places.open(text)).toBeNull();
    },
  );
});

describe('a reader who comes from another site', () => {
  const comes = (standpoint: Standpoint, sequence: number | null) => {
    const leave = vi.fn();
    const follow = vi.fn(() => leave);
    const seen = sequence === null ? null : places.seal(sequence);
    return { follow, leave, end: followOnceAt(standpoint, seen, follow) };
  };

  test('is followed at once by one that has heard as much', () => {
    for (const seen of [null, 1, 41]) expect(comes(hearing(41), seen).follow).toHaveBeenCalled();
  });

  test('waits for one that is behind until it has heard as much', () => {
    const behind = hearing(41);
    const { follow } = comes(behind, 43);
    behind.heard(idOf(42));
    expect(follow).not.toHaveBeenCalled();
    behind.heard(idOf(43));
    expect(follow).toHaveBeenCalledTimes(1);
  });

  test('does not wait for long where what it saw is not coming: the lake is another by now', () => {
    const { follow } = comes(hearing(41), 4300);
    vi.advanceTimersByTime(60_000);
    expect(follow).toHaveBeenCalledTimes(1);
  });

  test('waits for one that is cut off until it hears the lake again, however long', () => {
    const cut = hearing(41);
    cut.follows = false;
    const ones = [comes(cut, 43), comes(cut, null)];
    vi.advanceTimersByTime(3_600_000);
    for (const { follow } of ones) expect(follow).not.toHaveBeenCalled();
    cut.heard(idOf(44));
    cut.follows = true;
    for (const { follow } of ones) expect(follow).toHaveBeenCalledTimes(1);
  });

  test('is followed by one that never hears its lake, which learns of changes otherwise', () => {
    const { follow } = comes(site(), 43);
    vi.advanceTimersByTime(60_000);
    expect(follow).toHaveBeenCalledTimes(1);
  });

  test('and goes before is forgotten; who goes later is left', () => {
    const behind = hearing(41);
    const gone = comes(behind, 43);
    gone.end();
    const stays = comes(behind, 43);
    behind.heard(idOf(43));
    vi.advanceTimersByTime(60_000);
    expect(gone.follow).not.toHaveBeenCalled();
    stays.end();
    expect(stays.leave).toHaveBeenCalledTimes(1);
  });
});
