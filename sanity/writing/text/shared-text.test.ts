import { applyPatches, parsePatch } from '@sanity/diff-match-patch';
import { diffMatchPatch, set, unset } from 'sanity';
import { describe, expect, test } from 'vitest';
import { afterRemote, placeAfter, typedPatches } from './shared-text.ts';

const patchOf = (patches: ReturnType<typeof typedPatches>): string => {
  const last = patches.at(-1);
  return last?.type === 'diffMatchPatch' ? last.value : '';
};
const applied = (text: string, ...edits: [string, string][]): string =>
  edits.reduce(
    (now, [before, after]) =>
      applyPatches(parsePatch(patchOf(typedPatches(before, after))), now)[0],
    text,
  );

describe('one line, two people', () => {
  test('both keep their letters, wherever they type, in either order', () => {
    const line = 'Harbour lights go out';
    const atStart: [string, string] = [line, `Old ${line}`];
    const atEnd: [string, string] = [line, `${line} again`];
    expect(applied(line, atStart, atEnd)).toBe('Old Harbour lights go out again');
    expect(applied(line, atEnd, atStart)).toBe('Old Harbour lights go out again');
  });

  test('a line that was empty for both has the letters of both', () => {
    expect(applied('', ['', 'abc'], ['', 'xyz']).split('').sort().join('')).toBe('abcxyz');
  });

  test('an empty line is taken out, and nothing typed is nothing sent', () => {
    expect(typedPatches('a', '')).toEqual([unset()]);
    expect(typedPatches('a', 'a')).toEqual([]);
  });

  test('letters beyond the basic plane are not torn apart', () => {
    expect(applied('Sun 🌞 day', ['Sun 🌞 day', 'Sun 🌞🌒 day'])).toBe('Sun 🌞🌒 day');
  });
});

describe("somebody else's patch", () => {
  test('is put into what stands here', () => {
    const [, patch] = typedPatches('Old line', 'Old long line');
    expect(patch && afterRemote('My old line', patch)).toBe('My old long line');
    expect(afterRemote('here', set('there'))).toBe('there');
    expect(afterRemote('here', unset())).toBe('');
    expect(afterRemote('here', set(3))).toBeUndefined();
    expect(afterRemote('here', diffMatchPatch(''))).toBe('here');
  });

  test.each([
    ['before the cursor', 'abc', 'XXabc', 2, 4],
    ['behind it', 'abc', 'abcXX', 2, 2],
    ['at it', 'abc', 'abXXc', 2, 2],
    ['taken away around it', 'abcdef', 'af', 3, 1],
    ['all of it', 'abc', '', 3, 0],
    ['at the end', 'abc', 'Xabc', 3, 4],
  ])('leaves the cursor at its letter: %s', (_, before, after, place, moved) => {
    expect(placeAfter(before, after, place)).toBe(moved);
  });
});
