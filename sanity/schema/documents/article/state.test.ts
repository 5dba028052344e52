import { describe, expect, it } from 'vitest';
import { byline, storyState, storySubtitle } from './state.ts';

const now = new Date('2026-02-02T12:00:00Z');
const past = '2026-02-02T06:40:00Z';
const future = '2026-02-03T06:40:00Z';

describe('storyState', () => {
  it('an embargo weighs more than breaking news', () => {
    expect(storyState({ publishedAt: future, breakingUntil: future }, now)).toMatch(/^Embargo/);
  });
  it('is breaking until its time', () => {
    expect(storyState({ publishedAt: past, breakingUntil: future }, now)).toBe('Breaking');
    expect(storyState({ publishedAt: past, breakingUntil: past }, now)).not.toBe('Breaking');
  });
  it.each([undefined, null, '', 'yesterday', 7])('a date of %j is none', (publishedAt) => {
    expect(storyState({ publishedAt }, now)).toBe('No date yet');
  });
});

it('joins names as a byline and leaves out missing ones', () => {
  expect(byline(['Ana Ruiz', undefined, 'Tom Hale'])).toBe('Ana Ruiz and Tom Hale');
  expect(byline([undefined])).toBeUndefined();
});

describe('storySubtitle', () => {
  it('names state, kind, section and byline', () => {
    const facts = { publishedAt: past, breakingUntil: future, kind: 'live', section: 'World' };
    expect(storySubtitle({ ...facts, authors: ['Ana Ruiz'] }, now)).toBe(
      'Breaking · Live · World · Ana Ruiz',
    );
  });
  it('does not say that news is news', () => {
    expect(storySubtitle({ kind: 'news', section: 'World', authors: [] }, now)).toBe(
      'No date yet · World',
    );
  });
});
