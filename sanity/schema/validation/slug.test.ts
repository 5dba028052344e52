import { describe, expect, it } from 'vitest';
import { reservedSegments } from '#lib/reserved-segments.ts';
import { fitsAddress, isFreeForPage } from './slug.ts';

describe('fitsAddress', () => {
  it.each(['petro-lands', '2026', 'كولومبيا', '🛬-landing', undefined])('takes %s', (current) => {
    expect(fitsAddress({ current })).toBe(true);
  });

  it.each(['a b', 'a/b', 'a?b', 'a#b', 'a%20b', 'a\\b', '.', '..', 'a\u0000b', 'x'.repeat(201)])(
    'refuses %s',
    (current) => {
      expect(fitsAddress({ current })).toEqual(expect.any(String));
    },
  );

  it('leaves a missing slug to the rule that demands one', () => {
    expect(fitsAddress(undefined)).toBe(true);
  });
});

describe('isFreeForPage', () => {
  it.each([...reservedSegments])('keeps /%s for the site', (current) => {
    expect(isFreeForPage({ current })).toContain(current);
  });

  it('minds no capitals', () => expect(isFreeForPage({ current: 'Studio' })).not.toBe(true));
  it('gives away what is free', () => expect(isFreeForPage({ current: 'about' })).toBe(true));
});
