import { describe, expect, test } from 'vitest';
import { foldedInPlace } from './folded.ts';

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
