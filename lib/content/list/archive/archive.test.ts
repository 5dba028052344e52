import { describe, expect, test } from 'vitest';
import { spanOf } from '#lib/months.ts';
import { askDocuments } from '../../testing/asking.ts';
import type { LakeDocument } from '../../testing/changes.ts';
import { story, surroundings, view } from '../../testing/small-lake.ts';
import { storyListView } from '../list.ts';
import { sliceOfPage } from '../page-number.ts';
import { monthContent, spanParams } from './archive.ts';
import { isInArchive, monthsWithStories } from './months.ts';

const at = (id: string, publishedAt: string) => story(id, { publishedAt });

const hidden = [
  at('embargoed', '2026-03-02T12:00:00Z'),
  story('no-author', { authors: [], publishedAt: '2025-06-02T12:00:00Z' }),
];

const months = (timeZone: string, ...stories: LakeDocument[]) =>
  monthsWithStories(askDocuments([...surroundings, ...hidden, ...stories]), timeZone);

test('months with stories, newest first, without the empty ones', async () => {
  const stories = [
    at('a', '2026-02-01T12:00:00Z'),
    at('b', '2026-01-31T12:00:00Z'),
    at('c', '2026-01-01T12:00:00Z'),
    at('d', '2025-03-15T12:00:00Z'),
    at('e', '2019-12-31T12:00:00Z'),
  ];
  expect(await months('UTC', ...stories)).toEqual([
    { month: '2026-02', total: 1 },
    { month: '2026-01', total: 2 },
    { month: '2025-03', total: 1 },
    { month: '2019-12', total: 1 },
  ]);
});

test('nothing published is no month', async () => {
  expect(await months('UTC')).toEqual([]);
});

test.each([
  ['UTC', '2026-01'],
  ['Europe/Berlin', '2026-02'],
  ['America/New_York', '2026-01'],
])('the last half hour of January is, in %s, in %s', async (timeZone, month) => {
  expect(await months(timeZone, at('a', '2026-01-31T23:30:00Z'))).toEqual([{ month, total: 1 }]);
});

test("a month's stories a page at a time", async () => {
  const documents = [
    ...surroundings,
    ...Array.from({ length: 25 }, (_, n) =>
      at(`s${n}`, `2026-01-10T10:${String(n).padStart(2, '0')}:00Z`),
    ),
    at('before', '2025-12-31T23:59:59Z'),
    at('after', '2026-02-01T00:00:00Z'),
  ];
  const page = async (n: number) => {
    const params = { ...spanParams(spanOf('2026-01', 'UTC')), ...sliceOfPage(n) };
    const { view: raw } = await view(monthContent, documents, params);
    return raw && storyListView(raw, n, async () => null);
  };
  expect(await page(1)).toMatchObject({ total: 25, pageCount: 2 });
  expect((await page(1))?.stories[0]?.readingMinutes).toBe(1);
  expect((await page(2))?.stories.map(({ id }) => id)).toEqual(['s4', 's3', 's2', 's1', 's0']);
  expect(await page(3)).toBeNull();
});

describe('attack: dates written with offsets', () => {
  // As text the first of these is the newest, and the last the oldest; as moments it is the other way round.
  const stories = [
    at('a', '2026-02-01T05:00:00+14:00'),
    at('b', '2026-01-31T20:00:00Z'),
    at('c', '2026-01-31T12:00:00-12:00'),
    at('d', '2025-12-01T00:30:00+12:00'),
    at('e', '2025-11-30T20:00:00-11:00'),
  ];

  test('a month whose dates have other places’ clocks → its stories in the order of their moments', async () => {
    const params = { ...spanParams(spanOf('2026-01', 'UTC')), ...sliceOfPage(1) };
    const mixed = [
      at('late', '2026-01-10T08:00:00-10:00'),
      at('early', '2026-01-10T11:00:00+14:00'),
      at('between', '2026-01-10T10:00:00Z'),
    ];
    const { view: list } = await view(monthContent, [...surroundings, ...mixed], params);
    expect(list?.stories.map(({ id }) => id)).toEqual(['late', 'between', 'early']);
  });

  test('months whose edges they cross → each story in the month of its moment', async () => {
    expect(await months('UTC', ...stories)).toEqual([
      { month: '2026-02', total: 1 },
      { month: '2026-01', total: 2 },
      { month: '2025-12', total: 1 },
      { month: '2025-11', total: 1 },
    ]);
  });

  test('a month that is asked for by its address → known, and others are not', async () => {
    const asked: string[] = [];
    const ask = askDocuments([...surroundings, ...stories], asked);
    for (const [month, isIn] of [
      ['2026-02', true],
      ['2025-11', true],
      ['2025-10', false],
      ['2026-03', false],
      ['0000-01', false],
    ] as const) {
      expect([month, await isInArchive(month, ask, 'UTC')]).toEqual([month, isIn]);
    }
    expect(new Set(asked).size).toBe(1);
  });
});
