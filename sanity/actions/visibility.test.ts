import { describe, expect, it } from 'vitest';
import { embargoOf, isVisible } from './visibility.ts';

const now = new Date('2026-02-02T12:00:00Z');
const ahead = { publishedAt: '2026-02-02T13:00:00Z' };

describe('what readers can see', () => {
  it('is published and past its time', () => {
    expect(isVisible({ publishedAt: '2026-02-02T11:00:00Z' }, now)).toBe(true);
    expect(isVisible({ title: 'A tag has no time' }, now)).toBe(true);
  });
  it('is not a draft alone, nor under embargo', () => {
    expect(isVisible(null, now)).toBe(false);
    expect(isVisible(ahead, now)).toBe(false);
  });
  it('an embargo names its end', () => {
    expect(embargoOf(ahead, now)).toEqual(new Date(ahead.publishedAt));
    expect(embargoOf(null, now)).toBeNull();
  });
});
