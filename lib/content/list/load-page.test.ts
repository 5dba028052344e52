import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Ledger } from '../../keep/ledger.ts';
import { MakingNote, withNote } from '../../keep/making.ts';
import { Answers, type Question } from '../answers.ts';
import { LakeUnavailableError } from '../ask-lake.ts';
import { ask, references, story, surroundings } from '../testing/small-lake.ts';
import { readerViewing } from '../viewing.ts';
import { storyListView } from './list.ts';
import { loadPage } from './load-page.ts';
import { tagPageContent, tagTotalContent } from './tag/tag.ts';

// Only a bundler knows what is for servers alone.
vi.mock('server-only', () => ({}));

const stories = Array.from({ length: 90 }, (_, n) =>
  story(`s${n}`, {
    tags: references('rivers'),
    publishedAt: new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString(),
  }),
);

/** A lake of ninety stories; what it says to a count and to stories, and what it was asked. */
const lake = {
  asked: [] as string[],
  refuses: (_kind: 'count' | 'stories'): Promise<void> | void => {},
};

const kindOf = ({ query }: Question) => (query === tagTotalContent.query ? 'count' : 'stories');

beforeEach(() => {
  lake.asked = [];
  lake.refuses = () => {};
  globalThis.datelineAnswers = new Answers(async (question) => {
    lake.asked.push(kindOf(question));
    await lake.refuses(kindOf(question));
    const { query, params } = question;
    return { result: await ask(query, [...surroundings, ...stories], params), tags: ['any'] };
  }, new Ledger());
});

const busy = () => Promise.reject(new LakeUnavailableError('test.', 'busy'));
const never = () => new Promise<void>(() => {});

async function page(number: number) {
  const note = new MakingNote();
  const content = { content: tagPageContent, total: tagTotalContent, params: { slug: 'rivers' } };
  const loaded = withNote(note, () =>
    loadPage({ ...content, page: number }, readerViewing, (raw, count) =>
      storyListView(raw, number, count),
    ),
  );
  const view = await loaded.then(
    (given) => given.view,
    (error: unknown) => error,
  );
  return { note, view };
}

test('a list that ends near is not counted', async () => {
  expect((await page(4)).view).toMatchObject({ page: 4, pageCount: 5, total: 90 });
  expect((await page(5)).view).toMatchObject({ page: 5, pageCount: 5 });
  expect((await page(6)).view).toBeNull();
  expect(lake.asked).not.toContain('count');
});

test('one that goes on is counted apart', async () => {
  const { view, note } = await page(1);
  expect(view).toMatchObject({ page: 1, pageCount: 5, total: 90 });
  expect(note.until).toBe(Number.POSITIVE_INFINITY);
});

describe('attack: a count that does not come', () => {
  test.each([
    ['is refused', busy],
    ['never arrives', never],
  ])(
    'a count that %s → stories without it, for a short time, and nobody is told of a lake that is away',
    async (_, refusing) => {
      lake.refuses = (kind) => (kind === 'count' ? refusing() : undefined);
      const { view, note } = await page(1);
      expect(view).toMatchObject({ page: 1, pageCount: null, total: null });
      expect(note.until).toBeLessThan(Date.now() + 10_000);
      expect([note.lakeWas, note.askedInVain, note.usedStandIn]).toEqual([null, false, false]);
    },
  );

  test('stories that are refused → no page, and the lake is called busy', async () => {
    lake.refuses = (kind) => (kind === 'stories' ? busy() : undefined);
    const { view, note } = await page(1);
    expect(view).toBeInstanceOf(LakeUnavailableError);
    expect(note.lakeWas).toBe('busy');
  });
});

describe('attack: pages nobody links to', () => {
  test('page 1,000,000 of a list of five → missing, and only counted', async () => {
    expect((await page(1_000_000)).view).toBeNull();
    expect(lake.asked).toEqual(['count']);
  });

  test('a page far on while nobody can count → is looked for', async () => {
    lake.refuses = (kind) => (kind === 'count' ? busy() : undefined);
    expect((await page(30)).view).toBeNull();
    expect(lake.asked).toEqual(['count', 'stories']);
  });

  test.each([0, -1, 1.5, Number.NaN, 2 ** 60])(
    'page %d → missing, and nobody is asked',
    async (number) => {
      expect((await page(number)).view).toBeNull();
      expect(lake.asked).toEqual([]);
    },
  );
});
