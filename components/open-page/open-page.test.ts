import { describe, expect, test } from 'vitest';
import { marksThatFit } from '../live-stream.ts';
import { newsOf } from './announcer.ts';
import { delayBefore, verdictOn, verdictOnBrokenPatch, verdictWithoutPatch } from './refresh.ts';
import { namesOf, rememberShown } from './shown.ts';
import { dayIn } from './today.ts';

const origin = 'https://news.example.org';
const page = {
  status: 200,
  url: `${origin}/article/a`,
  type: 'text/html; charset=utf-8',
  isOurs: true,
  saysWhat: true,
};

describe('what an open page does with what came', () => {
  test.each([
    ['its next version', {}, 'patch'],
    ['the page about a missing page', { status: 404, saysWhat: false }, 'patch'],
    ['a preview that was begun in another tab', { saysWhat: false }, 'leave'],
    ['a plain page, since the lake is away', { status: 503, isOurs: false }, 'later'],
    ['a broken page', { status: 500 }, 'later'],
    ['word that it asks too much', { status: 429, isOurs: false }, 'later'],
    ['another site', { url: 'https://elsewhere.example.org/' }, 'leave'],
    ['the page of a network that wants a password', { isOurs: false }, 'stay'],
    ['a password asked for by a proxy', { status: 401, isOurs: false }, 'stay'],
    ['a file', { type: 'application/pdf' }, 'stay'],
    ['nothing at all', { type: '', isOurs: false }, 'stay'],
  ])('%s', (_, came, verdict) => {
    expect(verdictOn({ ...page, ...came }, origin)).toBe(verdict);
  });

  test('waits longer each time, and never for good', () => {
    const delays = [0, 1, 2, 10, 1000].map((attempt) => delayBefore(attempt, 0));
    expect(delays).toEqual([3000, 6000, 12_000, 60_000, 60_000]);
  });

  test('not all pages that failed together ask again together', () => {
    expect([0, 0.5, 1].map((chance) => delayBefore(0, chance))).toEqual([3000, 3750, 4500]);
  });

  test('it is not left for a page that cannot be had either, when its script does not come', () => {
    expect([null, 503, 429].map(verdictWithoutPatch)).toEqual(['later', 'later', 'later']);
    expect([200, 404].map(verdictWithoutPatch)).toEqual(['leave', 'leave']);
  });
});

test('one that cannot become what came is gone to anew, not again and again', () => {
  expect([90_000, 500].map(verdictOnBrokenPatch)).toEqual(['leave', 'later']);
});

const ourWords = { changed: 'This page has been updated.', news: 'Updated:' };

describe('what is said of a change', () => {
  const said = (before: string[], after: string[]) =>
    newsOf(before, after, ourWords)
      .map(({ text }) => text)
      .join('');

  test('the headings that are new, in the language of the page', () => {
    expect(said(['A', 'B'], ['C', 'A', 'B'])).toBe('Updated: C');
    const long = ['C', 'C', '', 'D', 'E', 'F', 'G', 'A'];
    expect(said(['A'], long)).toBe('Updated: C, D, E …');
    const theirs = newsOf(['A'], long, ourWords).filter((one) => one.theirs);
    expect(theirs.map(({ text }) => text)).toEqual(['C', 'D', 'E']);
  });

  test('that there was one, when no heading is new', () => {
    expect(said(['A'], ['A'])).toBe('This page has been updated.');
    expect(said(['A', 'B'], ['A'])).toBe('This page has been updated.');
  });
});

test('a page of other answers follows anew; new versions of the same are not others', () => {
  expect(namesOf(['a.1', 'b.2'])).toBe(namesOf(['a.3', 'b.4']));
  expect(namesOf(['a.1', 'b.2'])).not.toBe(namesOf(['a.1', 'c.2']));
});

test('marks that are too many are left out whole', () => {
  const marks = Array.from({ length: 400 }, (_, n) => `name-of-${n}.version-${n}`);
  const list = marksThatFit(marks, 7_000);
  const kept = list.split(',');
  expect(kept).toEqual(marks.slice(0, kept.length));
  expect(list.length).toBeLessThanOrEqual(7_000);
  expect(`${list},${marks[kept.length]}`.length).toBeGreaterThan(7_000);
  expect(marksThatFit(['a.1', 'b.2'], 7)).toBe('a.1,b.2');
  expect([marksThatFit(['a.1', 'b.2'], 6), marksThatFit([], 6)]).toEqual(['a.1', '']);
});

test('a page that is gone goes on listening for what it showed last', () => {
  let says: string[] | null = ['a.1'];
  const shown = rememberShown(() => says);
  expect(shown()).toEqual(['a.1']);
  says = ['a.2'];
  expect(shown()).toEqual(['a.2']);
  for (says of [null, []]) expect(shown()).toEqual(['a.2']);
  says = ['a.3', 'b.1'];
  expect(shown()).toEqual(['a.3', 'b.1']);
});

test('the day is that of the newsroom, not of the reader', () => {
  const now = new Date('2026-02-02T23:30:00Z');
  expect(dayIn('Europe/Rome', now)).toBe('2026-02-03');
  expect(dayIn('America/Bogota', now)).toBe('2026-02-02');
  expect(() => dayIn('Mars/Olympus', now)).toThrow(RangeError);
});
