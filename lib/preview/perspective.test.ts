import { describe, expect, it } from 'vitest';
import { perspectiveOf, perspectiveText, releasesIn } from './perspective.ts';

it.each([
  ['drafts', 'drafts'],
  ['published', 'published'],
  ['rAbC123xyz', ['rAbC123xyz']],
  ['rAbC123xyz,drafts', ['rAbC123xyz', 'drafts']],
  ['spring-issue,rB_2,drafts,published', ['spring-issue', 'rB_2', 'drafts', 'published']],
])('%s is read as %j, and written as it was', (text, perspective) => {
  expect(perspectiveOf(text)).toEqual(perspective);
  expect(perspectiveText(perspectiveOf(text))).toBe(text);
});

it('names the releases in it, the one on top first', () => {
  expect(releasesIn(['rB', 'rA', 'drafts'])).toEqual(['rB', 'rA']);
  expect(releasesIn(['rA', 'published'])).toEqual(['rA']);
  expect(['drafts', 'published'].map((whole) => releasesIn(perspectiveOf(whole)))).toEqual([
    [],
    [],
  ]);
});

describe('attack: perspectives', () => {
  it.each([
    null,
    undefined,
    '',
    'raw',
    'drafts,raw',
    'RAW ',
    'previewDrafts',
    'published,drafts',
    'drafts,drafts',
    'drafts,',
    ',',
    'drafts.article-1',
    'versions.r1.article',
    '_.releases.r1',
    'r1"]|*[true',
    'r1&perspective=raw',
    'r1%2Craw',
    '../r1',
    'r1\r\nset-cookie: a=b',
    'été',
  ])('%j → drafts', (text) => expect(perspectiveOf(text)).toBe('drafts'));

  it.each([
    ['a long name', 'x'.repeat(200)],
    ['21 releases', Array.from({ length: 21 }, (_, n) => `r${n}`).join(',')],
    ['a million releases', 'r,'.repeat(1_000_000)],
  ])('%s → drafts', (_what, text) => expect(perspectiveOf(text)).toBe('drafts'));
});
