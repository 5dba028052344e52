import { describe, expect, it, test } from 'vitest';
import {
  byline,
  type StorySides,
  stateOf,
  stateOfSide,
  storyState,
  storyStates,
  storySubtitle,
} from './state.ts';

const now = new Date('2026-02-02T12:00:00Z');
const past = '2026-02-02T06:40:00Z';
const future = '2026-02-03T06:40:00Z';
const at = (publishedAt?: string) => ({ publishedAt });
const sides = (published: unknown, draft: unknown): StorySides => ({ published, draft });

describe('where a story stands', () => {
  test.each([
    ['draft', sides(null, at())],
    ['draft', sides(null, at(past))],
    ['draft', sides(null, null)],
    ['draft', sides(null, at('tomorrow'))],
    ['later', sides(null, at(future))],
    ['scheduled', sides(at(future), null)],
    ['scheduled', sides(at(future), at(past))],
    ['published', sides(at(past), null)],
    ['published', sides(at(), null)],
    ['changed', sides(at(past), at(past))],
    ['changed', sides(at(past), at(future))],
    ['withdrawn', sides(null, { ...at(past), desk: { withdrawnAt: past } })],
    ['withdrawn', sides(null, { ...at(future), desk: { withdrawnAt: past } })],
    ['changed', sides(at(past), { ...at(past), desk: { withdrawnAt: past } })],
  ] as const)('%s: %j', (state, both) => expect(stateOf(both, now)).toBe(state));

  it('is told by one name each', () => {
    const titles = Object.values(storyStates).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});

describe('where a story stands by one side of it', () => {
  it.each([
    ['published', { _id: 'a', publishedAt: past }],
    ['scheduled', { _id: 'a', publishedAt: future }],
    ['draft', { _id: 'drafts.a' }],
    ['draft', { _id: 'a' }],
    [undefined, { _id: 'drafts.a', publishedAt: past }],
    ['changed', { _id: 'drafts.a', publishedAt: past, appearedAt: past }],
    ['changed', { _id: 'drafts.a', appearedAt: past }],
    ['later', { _id: 'drafts.a', publishedAt: future }],
    ['scheduled', { _id: 'drafts.a', publishedAt: future, appearedAt: past }],
    ['withdrawn', { _id: 'drafts.a', publishedAt: past, withdrawnAt: past }],
  ] as const)('%s: %j', (state, side) => expect(stateOfSide(side, now)).toBe(state));
});

describe('a state in words', () => {
  it('says what is breaking, of what readers see', () => {
    const facts = { publishedAt: past, breakingUntil: future };
    expect(storyState(facts, 'published', now)).toMatch(/^Breaking · Published, /);
    expect(storyState(facts, 'draft', now)).toBe('Draft');
    expect(storyState({ ...facts, breakingUntil: past }, 'published', now)).not.toMatch('Breaking');
  });
  it('says when, of what appears by itself and what does not', () => {
    expect(storyState({ publishedAt: future }, 'scheduled', now)).toMatch(/^Scheduled, .*3/);
    expect(storyState({ publishedAt: future }, 'later', now)).toMatch(/^Draft for later, .*3/);
  });
});

it('joins names as a byline and leaves out missing ones', () => {
  expect(byline(['Ana Ruiz', undefined, 'Tom Hale'])).toBe('Ana Ruiz and Tom Hale');
  expect(byline([undefined])).toBeUndefined();
});

describe('the line below the headline', () => {
  it('names kind, section and byline', () => {
    expect(storySubtitle({ kind: 'live', section: 'World', authors: ['Ana Ruiz'] })).toBe(
      'Live · World · Ana Ruiz',
    );
  });
  it('does not say that news is news', () => {
    expect(storySubtitle({ kind: 'news', section: 'World', authors: [] })).toBe('World');
  });
});
