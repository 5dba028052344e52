import { describe, expect, test } from 'vitest';
import type { LakeDocument, StoryChanges } from '../testing/changes.ts';
import {
  paragraph,
  picture,
  type Raw,
  references,
  story,
  surroundings,
  view,
} from '../testing/small-lake.ts';
import { articleContent } from './article.ts';

/** The story `a`, changed, as its page gets it. */
const served = (changes: StoryChanges, others: LakeDocument[] = [], params: Raw = {}) =>
  view(articleContent, [...surroundings, story('a', changes), ...others], { slug: 'a', ...params });

test('a sound story is served whole', async () => {
  const { view, faults } = await served(
    {
      tags: references('rivers'),
      leadImage: picture,
      dateline: { city: 'Bogotá', country: 'Colombia' },
      related: references('b'),
      corrections: [
        { _key: 'c', kind: 'clarification', text: 'Two, not three.', at: '2026-02-02T11:30:00Z' },
      ],
      seo: { title: 'Short', noIndex: true },
    },
    [story('b')],
  );
  expect(faults).toEqual([]);
  expect(view).toMatchObject({
    id: 'a',
    href: '/article/a',
    headline: 'Story a',
    kind: 'news',
    section: { name: 'World', href: '/section/world' },
    tags: [{ name: 'Rivers', href: '/tag/rivers' }],
    authors: [{ name: 'Ana Ruiz', href: '/author/ana-ruiz', role: null }],
    dateline: { city: 'Bogotá', country: 'Colombia' },
    publishedAt: '2026-02-02T11:00:00.000Z',
    modifiedAt: '2026-02-02T11:30:00.000Z',
    leadImage: { alt: 'A river', asset: { width: 2000, height: 1000 } },
    related: [{ id: 'b' }],
    corrections: [{ kind: 'clarification', text: 'Two, not three.' }],
    wordCount: 2,
    readingMinutes: 1,
    seo: { title: 'Short', description: null, image: null, noIndex: true },
  });
});

test.each<[string, StoryChanges]>([
  ['no headline', { headline: undefined }],
  ['a blank headline', { headline: '  ' }],
  ['no date', { publishedAt: undefined }],
  ['an impossible date', { publishedAt: '2026-02-31T10:00:00Z' }],
  ['words for a date', { publishedAt: 'yesterday' }],
  ['no author', { authors: [] }],
  ['an author who is gone', { authors: references('nobody') }],
  ['an embargo', { publishedAt: '2026-02-02T12:00:01Z' }],
  ['an embargo told in another zone', { publishedAt: '2026-02-02T11:30:00-02:00' }],
])('a story with %s is not served', async (_, changes) => {
  expect((await served(changes)).view).toBeNull();
});

test('an editor in preview sees a story under embargo', async () => {
  const { view } = await served({ publishedAt: '2027-01-01T00:00:00Z' }, [], { previewing: true });
  expect(view?.headline).toBe('Story a');
});

test.each<[string, StoryChanges, string, string]>([
  ['a section that is gone', { section: { _ref: 'none' } }, 'section', ''],
  [
    'a tag that is gone',
    { tags: references('none') },
    'tags[0]',
    'refers to a document that is missing or not published',
  ],
  [
    'a picture without asset',
    { leadImage: { _type: 'newsImage', alt: 'x', credit: 'y' } },
    'leadImage.asset',
    'is missing: no picture is chosen',
  ],
  [
    'a picture without alternative text',
    { leadImage: { ...picture, alt: '' } },
    'leadImage.alt',
    'is empty',
  ],
  [
    'an unknown kind',
    { kind: 'gossip' },
    'kind',
    'is not one of news, analysis, opinion, feature, factCheck, live',
  ],
  [
    'a correction without text',
    { corrections: [{ _key: 'c', kind: 'update', at: '2026-02-02T11:30:00Z' }] },
    'corrections[_key=="c"].text',
    'is missing',
  ],
  ['a dateline without city', { dateline: { country: 'Peru' } }, 'dateline.city', 'is missing'],
  ['a standfirst that is no text', { standfirst: { a: 1 } }, 'standfirst', 'is not a string'],
])('%s is left out alone', async (_, changes, field, reason) => {
  const { view, faults } = await served(changes);
  expect(view?.headline).toBe('Story a');
  if (reason === '') expect(faults).toEqual([]);
  else expect(faults).toEqual([expect.objectContaining({ document: 'a', field, reason })]);
});

test.each([
  ['5,000 characters', 'x'.repeat(5000)],
  ['right-to-left text', 'الكولومبي يصل إلى واشنطن'],
  ['markup', '<script>alert("x")</script> & more'],
])('a headline of %s stands as it is', async (_, headline) => {
  expect((await served({ headline })).view?.headline).toBe(headline);
});

test('an emoji slug is an address', async () => {
  const documents = [...surroundings, story('a', { slug: { current: '🌊-rising' } })];
  const { view: found } = await view(articleContent, documents, { slug: '🌊-rising' });
  expect(found?.href).toBe('/article/%F0%9F%8C%8A-rising');
});

test('related stories under embargo or gone are not told of', async () => {
  const { view, faults } = await served({ related: references('open', 'shut', 'none', 'a') }, [
    story('open'),
    story('shut', { publishedAt: '2026-03-01T00:00:00Z' }),
  ]);
  expect(view?.related.map(({ id }) => id)).toEqual(['open']);
  expect(faults).toEqual([]);
});

describe('what is dated ahead has its moment, as stories do', () => {
  const at = (instant: string | undefined) => ({
    kind: 'live' as const,
    corrections: [
      { _key: 'now', kind: 'update', text: 'Said.', at: '2026-02-02T12:00:00.000Z' },
      { _key: 'moved', kind: 'update', text: 'To be said.', at: instant },
    ],
    liveUpdates: [
      { _key: 'now', at: '2026-02-02T14:00:00+02:00', body: [paragraph('Happened.')] },
      { _key: 'moved', at: instant, body: [paragraph('To happen.')] },
    ],
  });
  const keysOf = (found: Awaited<ReturnType<typeof served>>['view']) => [
    found?.liveUpdates.map(({ key }) => key),
    found?.corrections.map(({ key }) => key),
  ];

  test.each([
    '2026-02-02T12:00:00.001Z',
    '2027-01-01T00:00:00Z',
    '2026-02-02T11:30:00-02:00',
    '9999-12-31T23:59:59Z',
  ])('a live update and a correction of %s are not told yet', async (instant) => {
    const { view, faults } = await served(at(instant));
    expect(keysOf(view)).toEqual([['now'], ['now']]);
    expect(JSON.stringify(view)).not.toContain('To be');
    expect(view?.modifiedAt).toBe('2026-02-02T12:00:00.000Z');
    expect(faults).toEqual([]);
  });

  test('they are told from their moment on', async () => {
    expect(keysOf((await served(at('2026-02-02T11:59:59Z'))).view)).toEqual([
      ['now', 'moved'],
      ['now', 'moved'],
    ]);
  });

  test('an editor in preview sees them', async () => {
    const { view } = await served(at('2027-01-01T00:00:00Z'), [], { previewing: true });
    expect(keysOf(view)).toEqual([
      ['moved', 'now'],
      ['moved', 'now'],
    ]);
  });

  test.each([undefined, 'tomorrow', ''])(
    'one dated %j is still told to be wrong',
    async (instant) => {
      const { view, faults } = await served(at(instant));
      expect(keysOf(view)).toEqual([['now'], ['now']]);
      expect(faults.filter(({ key }) => key === 'moved')).toHaveLength(2);
    },
  );
});

test('live updates stand newest first below pinned ones, and only on live stories', async () => {
  const update = (key: string, at: string, pinned = false) => ({
    _key: key,
    _type: 'liveUpdate',
    at,
    pinned,
    body: [paragraph(key)],
  });
  const liveUpdates = [
    update('early', '2026-02-02T11:10:00Z'),
    update('late', '2026-02-02T11:40:00Z'),
    update('pinned', '2026-02-02T11:05:00Z', true),
    { _key: 'bad', body: [] },
  ];
  const { view, faults } = await served({ kind: 'live', liveUpdates });
  expect(view?.liveUpdates.map(({ key }) => key)).toEqual(['pinned', 'late', 'early']);
  expect(view?.liveUpdates[0]?.anchor).toBe('update-pinned');
  expect(view?.modifiedAt).toBe('2026-02-02T11:40:00.000Z');
  expect(faults).toEqual([expect.objectContaining({ key: 'bad', reason: 'is missing' })]);
  expect((await served({ kind: 'news', liveUpdates })).view?.liveUpdates).toEqual([]);
});
