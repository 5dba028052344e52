import { describe, expect, test } from 'vitest';
import type { LakeDocument } from '../../testing/changes.ts';
import { references, story, surroundings, view } from '../../testing/small-lake.ts';
import { latestContent } from '../latest/latest.ts';
import { sliceOfPage } from '../page-number.ts';
import { storiesPerPage } from '../view.ts';
import { listedBefore, pageOf, paramsOf, storiesBefore } from './before.ts';
import { type Boundary, boundaryOf, parseBoundary } from './boundary.ts';

const at = (minute: number) => `2026-02-02T10:${String(minute).padStart(2, '0')}:00.000Z`;

const stories = (count: number, publishedAt: (index: number) => string = at) =>
  Array.from({ length: count }, (_, index) =>
    story(`s${String(index).padStart(2, '0')}`, {
      publishedAt: publishedAt(index),
      tags: references('rivers'),
    }),
  );

/** The first page of all stories, as its numbered address has it. */
async function firstPage(documents: LakeDocument[]) {
  const { view: raw } = await view(latestContent, [...surroundings, ...documents], sliceOfPage(1));
  return raw?.stories ?? [];
}

async function pageBefore(documents: LakeDocument[], boundary: Boundary | null, list?: string) {
  if (boundary === null) return [];
  const all = [...surroundings, ...documents];
  const params = paramsOf(boundary);
  const { view: raw } = list
    ? await view(listedBefore, all, { ...params, list })
    : await view(storiesBefore, all, params);
  return (raw?.stories ?? []).slice(0, storiesPerPage);
}

/** Everything a reader sees who goes on to the end from what they have seen. */
async function onToTheEnd(documents: LakeDocument[], seen: Awaited<ReturnType<typeof firstPage>>) {
  const ids = seen.map(({ id }) => id);
  for (let last = seen; last.length > 0; ) {
    last = await pageBefore(documents, boundaryOf(last));
    ids.push(...last.map(({ id }) => id));
    if (ids.length > 1000) throw new Error('There is no end.');
  }
  return ids;
}

const newestFirst = (documents: readonly { _id: string }[]) =>
  documents.map(({ _id }) => _id).toSorted((one, other) => (one < other ? 1 : -1));

describe('going on in a list that changes', () => {
  test('what is published meanwhile makes nothing come twice', async () => {
    const before = stories(45);
    const first = await firstPage(before);
    const news = [58, 57, 56].map((minute) => story(`new${minute}`, { publishedAt: at(minute) }));
    expect(await onToTheEnd([...before, ...news], first)).toEqual(newestFirst(before));
  });

  test('what is withdrawn meanwhile, the last one seen too, makes nothing be missed', async () => {
    const before = stories(45);
    const first = await firstPage(before);
    const gone = new Set(['s44', 's30', 's25']);
    const left = before.filter(({ _id }) => !gone.has(_id));
    expect(first.at(-1)?.id).toBe('s25');
    expect(await onToTheEnd(left, first)).toEqual(newestFirst(before));
  });

  test('both at once, on every page', async () => {
    let documents = stories(45);
    const all = newestFirst(documents);
    let page = await firstPage(documents);
    const seen = page.map(({ id }) => id);
    for (let turn = 0; page.length > 0; turn += 1) {
      const last = page.at(-1)?.id;
      documents = documents.filter(({ _id }) => _id !== last && _id !== seen[0]);
      documents.push(story(`new${turn}`, { publishedAt: at(50 + turn) }));
      page = await pageBefore(documents, boundaryOf(page));
      seen.push(...page.map(({ id }) => id));
    }
    expect(seen).toEqual(all);
  });

  test('stories of one moment are neither skipped nor doubled', async () => {
    const documents = stories(50, () => at(1));
    const seen = await onToTheEnd(documents, await firstPage(documents));
    expect(seen).toEqual(documents.map(({ _id }) => _id));
  });

  test('moments written with offsets stand in their place', async () => {
    const offsets = ['+05:45', '-10:00', 'Z', '+14:00', '.5Z'];
    const documents = stories(45, (index) => {
      const offset = offsets[index % offsets.length] ?? 'Z';
      const hours = offset === '.5Z' || offset === 'Z' ? 0 : Number.parseFloat(offset);
      const minutes = offset.endsWith(':45') ? 45 : 0;
      const local = new Date(Date.parse(at(index)) + hours * 3_600_000 + minutes * 60_000);
      return `${local.toISOString().slice(0, 19)}${offset}`;
    });
    const seen = await onToTheEnd(documents, await firstPage(documents));
    expect(seen).toEqual(newestFirst(documents));
  });

  test.each(['rivers', 'world', 'ana'])(
    'the list of %s goes on with its own alone',
    async (list) => {
      const others = stories(10).map((one) => ({
        ...one,
        _id: `x${one._id}`,
        tags: [],
        authors: references('tom'),
        section: { _type: 'reference' as const, _ref: 'elsewhere' },
      }));
      const documents = [...stories(30), ...others];
      const page = await pageBefore(documents, { at: at(15), id: 's15' }, list);
      expect(page.map(({ id }) => id)).toEqual(newestFirst(stories(15)));
    },
  );

  test('of stories that share an address only the newest stands in a list', async () => {
    const slug = { _type: 'slug' as const, current: 'same' };
    const documents = [
      story('newer', { publishedAt: at(3), slug }),
      story('older', { publishedAt: at(2), slug }),
      story('oldest', { publishedAt: at(1) }),
    ];
    const params = paramsOf({ at: at(30), id: 'a' });
    const { view: raw } = await view(storiesBefore, [...surroundings, ...documents], params);
    const { stories: standing, next } = pageOf(raw?.stories ?? []);
    expect(standing.map(({ id }) => id)).toEqual(['newer', 'oldest']);
    expect(next).toBeNull();
  });

  test('no reader goes on to what is hidden', async () => {
    const hidden = [
      story('embargoed', { publishedAt: '2026-02-02T12:30:00Z' }),
      story('no-author', { authors: [], publishedAt: at(1) }),
    ];
    const page = await pageBefore(hidden, { at: '2999-01-01T00:00:00.000Z', id: 'a' });
    expect(page).toEqual([]);
  });
});

describe('attack: a place in a list that somebody made up', () => {
  test.each([
    ['2026-02-02T10:00:00Z', 'a'],
    ['2026-02-02T10:00:00.000+00:00', 'a'],
    ['2026-02-30T10:00:00.000Z', 'a'],
    ['2026-02-02T24:00:00.000Z', 'a'],
    ['+010000-02-02T10:00:00.000Z', 'a'],
    ['now', 'a'],
    ['', 'a'],
    ['2026-02-02T10:00:00.000Z', ''],
    ['2026-02-02T10:00:00.000Z', '../a'],
    ['2026-02-02T10:00:00.000Z', '"] | {}'],
    ['2026-02-02T10:00:00.000Z', 'a'.repeat(129)],
  ])('%s %s → no page', (moment, id) => {
    expect(parseBoundary(moment, id)).toBeNull();
  });

  test('what a page leads on with → is taken as it is written', () => {
    const boundary = boundaryOf([{ id: 'story-a.b', publishedAt: at(7) }]);
    expect(boundary && parseBoundary(boundary.at, boundary.id)).toEqual(boundary);
    expect(boundaryOf([])).toBeNull();
  });
});
