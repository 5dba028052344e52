import { folded } from '@dateline/lake/words';
import { describe, expect, test } from 'vitest';
import { foldedInPlace, foldedText } from './folded.ts';

test('every letter is folded as the embedded lake folds it', () => {
  const different: string[] = [];
  for (let point = 0; point <= 0x10ffff; point += 1) {
    const letter = String.fromCodePoint(point).normalize('NFC');
    if (/\p{Cs}/u.test(letter) || [...letter].length > 1) continue;
    if (foldedText(letter) !== folded(letter)) different.push(point.toString(16));
  }
  expect(different).toEqual([]);
});

describe('folded in place', () => {
  test.each([
    ['Bogotá', 'bogota', [0, 1, 2, 3, 4, 5, 6]],
    ['Maß', 'mass', [0, 1, 2, 2, 3]],
    ['x\u0331y', 'xy', [0, 2, 3]],
    ['𝒳a', 'xa', [0, 2, 3]],
  ])('%s', (text, folded, at) => {
    expect(foldedInPlace(text)).toEqual({ folded, at });
  });
});
