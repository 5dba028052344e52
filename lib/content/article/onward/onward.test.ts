import { describe, expect, test } from 'vitest';
import type { LakeDocument, StoryChanges } from '../../testing/changes.ts';
import { references, section, story, surroundings, tag, view } from '../../testing/small-lake.ts';
import { type Candidates, choose } from './choose.ts';
import { slugsLinkedFrom } from './linked.ts';
import { onwardContent } from './onward.ts';

const at = (minute: number) => `2026-02-02T10:${String(minute).padStart(2, '0')}:00.000Z`;
const elsewhere: LakeDocument = {
  ...section,
  _id: 'elsewhere',
  slug: { _type: 'slug', current: 'elsewhere' },
};
const away: StoryChanges = {
  section: { _type: 'reference', _ref: 'elsewhere' },
  authors: references('tom'),
};

/** What may follow the story `a` of 10:30 in the section `world`, by Ana, about rivers. */
async function candidates(others: LakeDocument[], params = {}): Promise<Candidates> {
  const documents = [...surroundings, elsewhere, story('a', { publishedAt: at(30) }), ...others];
  const { view: found } = await view(onwardContent, documents, {
    id: 'a',
    slug: 'a',
    tags: ['rivers'],
    section: 'world',
    author: 'ana',
    at: at(30),
    earliest: '2026-02-01T10:30:00',
    latest: '2026-02-03T10:30:00',
    besides: ['a'],
    few: 11,
    near: 12,
    ...params,
  });
  if (found === null) throw new Error('Nothing was answered.');
  return found;
}

const inSection = (id: string, minute: number, more: StoryChanges = {}) =>
  story(id, { publishedAt: at(minute), authors: references('tom'), ...more });
const about = (id: string, minute: number) =>
  story(id, { ...away, publishedAt: at(minute), tags: references('rivers') });

test('after the editor’s picks come the newest of its tags, then of its section', async () => {
  const all = [inSection('s1', 1), inSection('s2', 50), about('t1', 5), about('t2', 45)];
  const found = await candidates(all);
  expect(choose(found, 0).next).toEqual(['t2', 't1', 's2', 's1']);
  expect(choose(found, 2).next).toEqual(['t2', 't1']);
  expect(choose(found, 5).next).toEqual([]);
});

test('none comes twice, be it of two tags, of tag and section, or of an address with another', async () => {
  const both = inSection('both', 40, { tags: references('rivers', 'seas') });
  const seas: LakeDocument = { ...tag, _id: 'seas' };
  const twin = inSection('twin', 39, { slug: { _type: 'slug', current: 'both' } });
  const found = await candidates([both, twin, seas], { tags: ['rivers', 'seas'] });
  expect(choose(found, 0).next).toEqual(['both']);
});

test('what the story leads to itself does not follow it', async () => {
  const all = [inSection('s1', 1), about('t1', 5), about('linked', 45), inSection('s3', 44)];
  const found = await candidates(all, { besides: ['a', 'linked', 's3'] });
  expect(choose(found, 0).next).toEqual(['t1', 's1']);
});

test('its neighbours are those before and after it in its section, its own moment’s by their ids', async () => {
  const neighbours = async (...all: LakeDocument[]) => {
    const { older, newer } = choose(await candidates(all), 0);
    return [older, newer];
  };
  expect(
    await neighbours(
      inSection('s1', 1),
      inSection('s2', 29),
      inSection('s3', 31),
      inSection('s4', 50),
    ),
  ).toEqual(['s2', 's3']);
  expect(await neighbours(inSection('B', 30), inSection('b', 30))).toEqual(['b', 'B']);
  expect(await neighbours(about('t1', 29))).toEqual([null, null]);
  const written = inSection('offset', 0, { publishedAt: '2026-02-02T15:31:00+05:00' });
  expect(await neighbours(written, inSection('s4', 50))).toEqual([null, 'offset']);
});

test('a place that would stay empty is filled with a neighbour', async () => {
  const found = await candidates([inSection('s1', 1), inSection('s2', 29), inSection('s3', 31)]);
  expect(choose(found, 0).next).toEqual(['s1', 's3', 's2']);
});

test('more of its author is what does not follow it anyway', async () => {
  const byAna = (id: string, minute: number) =>
    story(id, { ...away, publishedAt: at(minute), authors: references('tom', 'ana') });
  const all = [
    byAna('m1', 1),
    byAna('m2', 2),
    byAna('m3', 3),
    byAna('m4', 4),
    inSection('s', 9, { authors: references('ana') }),
  ];
  const choice = choose(await candidates(all), 0);
  expect(choice.next).toEqual(['s']);
  expect(choice.byAuthor).toEqual(['m4', 'm3', 'm2']);
});

test('a story without section, tags or known author leads nowhere', async () => {
  const found = await candidates([inSection('s1', 1)], { section: '', author: '', tags: [] });
  expect(choose(found, 0)).toEqual({ next: [], byAuthor: [], older: null, newer: null });
});

test('nothing that is hidden follows a story', async () => {
  const hidden = [
    inSection('embargoed', 0, { publishedAt: '2026-02-02T12:00:01Z', tags: references('rivers') }),
    inSection('no-author', 1, { authors: [] }),
    inSection('no-headline', 2, { headline: undefined }),
  ];
  expect(choose(await candidates(hidden), 0)).toEqual({
    next: [],
    byAuthor: [],
    older: null,
    newer: null,
  });
});

describe('what a page leads to itself', () => {
  test('is found however deep it stands, and by whatever spelling', () => {
    const body = [
      {
        _type: 'block',
        markDefs: [{ href: '/article/a' }, { href: '/tag/t' }, { href: 'https://x.org/article/z' }],
      },
      { _type: 'relatedStory', story: { href: '/article/b%20c' } },
      {
        _type: 'factBox',
        body: [{ markDefs: [{ href: '/article/d#more' }, { href: '/article/e/update/u' }] }],
      },
      { href: '/article/%' },
      null,
    ];
    expect([...slugsLinkedFrom(body)]).toEqual(['a', 'b c', 'd', 'e']);
  });
});
