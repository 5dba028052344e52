import {
  createFilledLake,
  type FilledLake,
  newsroomOf,
  type StoredDocument,
} from '@dateline/lake/testing/filled-lake';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spanParams } from '#lib/content/list/archive/archive.ts';
import { sliceOfPage } from '#lib/content/list/page-number.ts';
import { spanOf } from '#lib/months.ts';
import { usesQuery } from '#sanity/pictures/uses.ts';
import { aroundQuery } from '#sanity/preflight/appears.ts';
import { listQuestions } from '#sanity/structure/list-questions.ts';
import { definedQueries } from './sources.ts';
import { askedByStudio } from './studio.ts';

const STORIES = 10_000;
const now = new Date('2026-01-01T12:00:00Z');
/** More than any page shows, with some of each of its sections; far fewer than there are stories. */
const MOST_READ = 600;

let lake: FilledLake;
beforeAll(() => {
  lake = createFilledLake(archive());
}, 300_000);
afterAll(() => lake.remove());

const kinds = ['news', 'news', 'news', 'opinion', 'live'];

/** The benchmark's newsroom with some of each thing that pages and the Studio ask for. */
function* archive(): Generator<StoredDocument> {
  let n = 0;
  for (const document of newsroomOf(STORIES)) {
    if (document._type !== 'article') {
      yield document;
      continue;
    }
    n += 1;
    const at = String(document.publishedAt);
    const fields: Record<string, unknown> = { kind: kinds[n % kinds.length] };
    if (n % 101 === 0) fields.corrections = [{ _key: 'c', kind: 'correction', text: 'Wrong', at }];
    if (n % 103 === 0) fields.liveUpdates = [{ _key: 'u', headline: 'News', at }];
    if (n % 307 === 0) fields.desk = { writer: 'ana', holder: 'tom', state: 'review' };
    if (n % 499 === 0) fields.breakingUntil = '2026-01-01T18:00:00Z';
    if (n % 997 === 0) fields.publishedAt = '2026-01-05T12:00:00Z';
    const story = { ...document, ...fields };
    yield story;
    if (n % 211 === 0) yield { ...story, _id: `drafts.${story._id}`, headline: 'Edited' };
  }
  for (let n = 0; n < 4_000; n += 1) {
    const sha = String(n).padStart(40, '0');
    yield {
      ...{ _id: `image-${sha}-6x4-png`, _type: 'sanity.imageAsset', _rev: 'r' },
      ...{ _createdAt: `2025-01-01T00:00:00.${n % 1000}Z`, _updatedAt: '2025-01-01T00:00:00Z' },
      ...{ description: n % 3 === 0 ? 'A ferry at the pier' : 'A pier', path: 'images/x' },
      ...(n % 5 === 0 && {
        opt: { newsroom: { tags: [{ _type: 'reference', _ref: 'tag-3', _weak: true }] } },
      }),
    };
    yield {
      ...{ _id: `redirect-${n}`, _type: 'redirect', _rev: 'r' },
      ...{ _createdAt: '2025-01-01T00:00:00Z', _updatedAt: '2025-01-01T00:00:00Z' },
      ...{ from: `/old/${n}`, to: `/new/${n}`, documentId: `story-${n}` },
    };
  }
}

/** What the archive and the sitemap ask of all its months with. */
function monthsOf2025() {
  return Array.from({ length: 12 }, (_, n) =>
    spanParams(spanOf(`2025-${String(n + 1).padStart(2, '0')}`, 'UTC')),
  );
}

const params = {
  previewing: false,
  ...sliceOfPage(1),
  ...{ start: 0, end: 100, words: ['solstice*'], most: 200, byDate: false, name: 'x', state: 'x' },
  ...{ before: '2025-06-01T00:00:00Z', typed: 'ferry*', spellings: ['Solstice', 'solstice'] },
  ...{ types: ['article', 'tag', 'author'], asset: 'image-3', tagId: 'tag-3' },
  ...{ me: 'ana', writers: ['author-3'] },
  ...{ paths: ['/old/7'], standing: ['/old/7'], leading: ['/new/7'], documentIds: ['story-7'] },
  ...{ ids: ['story-7', 'story-8'], id: 'story-7', kind: 'live', section: 'section-3' },
  ...{ since: '2025-11-01T00:00:00Z', until: '2025-12-01T00:00:00Z' },
  ...{ earliest: '2025-10-31T00:00:00', latest: '2025-12-02T00:00:00' },
  spans: monthsOf2025(),
  ...{ at: '2025-12-01T00:00:00Z', list: 'tag-3', original: 'story-7' },
  ...{ tags: ['tag-3', 'tag-4'], author: 'author-3', besides: ['story-9'], few: 11, near: 12 },
};

/** The address of something there is, by what the query is about. */
const slugFor = (name: string): string =>
  ['tag', 'section', 'author'].find((type) => name.includes(`/${type}/`))?.concat('-3') ??
  (name.includes('tag') ? 'tag-3' : 'story-500');

/** How many documents a query reads once what it needs is known by heart. */
function readBy(name: string, query: string, perspective: string, besides = {}): number {
  const asked = { query, perspective, now, apiVersion: 'v2026-02-01' };
  const ask = (more = {}) =>
    lake.ask({ ...asked, params: { ...params, slug: slugFor(name), ...besides, ...more } });
  ask();
  // A redirect is looked for where no page is: at another address each time.
  const elsewhere = { paths: ['/old/8'], standing: ['/nowhere'], leading: ['/nowhere'] };
  const answer = ask(elsewhere);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.description}`);
  return answer.plan.reduce((sum, { documents }) => sum + documents, 0);
}

/** The same of a question as it stands. */
function readOnceKnown(asked: Parameters<FilledLake['ask']>[0]): number {
  lake.ask(asked);
  const answer = lake.ask(asked);
  if (!answer.ok) throw new Error(answer.error.description);
  return answer.plan.reduce((sum, { documents }) => sum + documents, 0);
}

const ofSite = await definedQueries();
/** Old addresses are all read, once, and again when one has changed: no page asks for them. */
const isOfPage = ({ name }: { name: string }) => !name.includes('oldAddressesQuery');
const ofStudio = askedByStudio();

describe('asked of 10,000 stories', () => {
  test.each(ofSite.filter(isOfPage))('$name reads a page’s worth', ({ name, query }) => {
    expect(readBy(name, query, 'published')).toBeLessThanOrEqual(MOST_READ);
  });

  const searches = ofSite.filter(({ query }) => query.includes('match $words'));
  test.each(
    searches.flatMap((search) =>
      [['ferry*'], ['fer*'], ['ferry*', 'solstice*'], ['the*', 'ferry*']].map((words) => ({
        ...search,
        words,
      })),
    ),
  )('$name reads a page’s worth for $words', ({ name, query, words }) => {
    const read = readBy(name, query, 'published', { words });
    expect(read).toBeLessThanOrEqual(MOST_READ);
  });

  test.each(ofStudio)('$name reads a page’s worth', ({ name, query }) => {
    const order = query.includes('order(') ? '' : ' | order(_updatedAt desc)';
    // What says itself how much it wants is asked as it is.
    const isWhole = /\[0(\.\.\.\d+)?\]/.test(query);
    const list = isWhole ? query : `${query}${order}[0...100]{_id, _type}`;
    // Pictures have no drafts, and what shows one counts in each of its states.
    const perspective = name.startsWith('the picture library') ? 'raw' : 'drafts';
    expect(readBy(name, list, perspective)).toBeLessThanOrEqual(MOST_READ);
  });

  test.each(listQuestions())('$name, drafts laid over, reads a page’s worth', (asked) => {
    const question = { ...asked, perspective: 'drafts', now, apiVersion: 'v2026-02-01' };
    expect(readOnceKnown(question)).toBeLessThanOrEqual(MOST_READ);
  });

  test.each([
    ['what refers to a section', '*[references($id)][0...101]{_id, _type}', 'raw'],
    ['how much refers to a section', 'count(*[references($id) && a.b != $id])', 'raw'],
    ['the first stories in no order', '*[_type == "article"][0...100]{_id}', 'published'],
    [
      'tags by what is typed',
      `*[_type == "tag" && (@ match text::query("story*") || references($id))]`,
      'drafts',
    ],
    ['where a picture stands that few show', usesQuery, 'raw'],
    ['where a picture stands that many show', usesQuery.replaceAll('$asset', '$id'), 'raw'],
    ['what is around a story', aroundQuery, 'published'],
  ])('%s reads a page’s worth', (_, query, perspective) => {
    const around = {
      ids: ['section-3', 'tag-3', 'author-3'],
      asset: 'image-3',
      picture: 'image-3',
      pictures: ['image-3'],
    };
    const asked = { query, params: { id: 'section-3', ...around }, perspective, now };
    expect(readOnceKnown({ ...asked, apiVersion: 'v2026-02-01' })).toBeLessThanOrEqual(MOST_READ);
  });

  test('the months, their counts and their last changes are known without reading a story', () => {
    const of = (name: string) => ofSite.find((one) => one.name.includes(name))?.query ?? '';
    const asked = { params, perspective: 'published', now, apiVersion: 'v2026-02-01' };
    expect(readOnceKnown({ ...asked, query: of('monthTotalsQuery') })).toBe(0);
    expect(readOnceKnown({ ...asked, query: of('monthChangesQuery') })).toBe(0);
    expect(readOnceKnown({ ...asked, query: of('monthsInUseQuery') })).toBeLessThanOrEqual(12);
  });

  test('what is breaking, or ahead, is found without looking through the archive', () => {
    const query = ofSite.find(({ name }) => name.includes('momentsAheadQuery'))?.query ?? '';
    const [breaking] = /\*\[[^\]]*breakingUntil[^\]]*\]/.exec(query) ?? [];
    const asked = { query: `count(${breaking})`, params, perspective: 'published', now };
    const lines = lake.explain({ ...asked, apiVersion: 'v2026-02-01' });
    const [, tested = '0'] = /looking at (\d+) documents/.exec(lines.join(' ')) ?? [];
    expect(Number(tested)).toBeLessThanOrEqual(100);
    expect(Number(tested)).toBeGreaterThan(0);
  });

  test('a page far down the list reads no more than the first', () => {
    const query = ofSite.find(({ name }) => name.includes('latestQuery'))?.query ?? '';
    const far = { ...params, ...sliceOfPage(400) };
    const asked = { query, params: far, perspective: 'published', now, apiVersion: 'v2026-02-01' };
    lake.ask(asked);
    const answer = lake.ask(asked);
    const read = answer.ok ? answer.plan.map(({ documents }) => documents) : [];
    expect(read).not.toEqual([]);
    expect(Math.max(...read)).toBeLessThanOrEqual(100);
  });
});
