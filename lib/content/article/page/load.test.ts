import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Ledger } from '../../../keep/ledger.ts';
import { MakingNote, withNote } from '../../../keep/making.ts';
import { Answers } from '../../answers.ts';
import { LakeUnavailableError } from '../../ask-lake.ts';
import type { LakeDocument } from '../../testing/changes.ts';
import { ask, references, story, surroundings } from '../../testing/small-lake.ts';
import { readerViewing } from '../../viewing.ts';
import { articleContent } from '../article.ts';
import { chosenContent, onwardContent } from '../onward/onward.ts';
import { translationsContent } from '../translations.ts';
import { loadArticlePage } from './load.ts';

// Only a bundler knows what is for servers alone.
vi.mock('server-only', () => ({}));

const earlier = '2026-02-02T09:00:00.000Z';
const documents: LakeDocument[] = [
  ...surroundings,
  story('a', { related: references('picked', 'picked', 'a') }),
  story('picked', { publishedAt: earlier }),
  story('next', { publishedAt: earlier }),
  story('es', {
    language: 'es',
    publishedAt: earlier,
    translationOf: { _type: 'reference', _ref: 'a', _weak: true },
  }),
];

const kinds = new Map([
  [articleContent.query, 'story'],
  [translationsContent.query, 'translations'],
  [onwardContent.query, 'onward'],
  [chosenContent.query, 'chosen'],
]);

let ledger: Ledger;
/** The kinds of questions that the lake refuses. */
let refused: string[];

beforeEach(() => {
  refused = [];
  ledger = new Ledger();
  globalThis.datelineAnswers = new Answers(async ({ query, params }) => {
    const kind = kinds.get(query) ?? 'settings';
    if (refused.includes(kind)) throw new LakeUnavailableError('test.', 'away');
    return { result: await ask(query, documents, params), tags: [kind] };
  }, ledger);
});

async function page() {
  const note = new MakingNote();
  const loaded = withNote(note, () => loadArticlePage('a', 1, readerViewing));
  const { view } = await loaded.catch((error: unknown) => {
    if (error instanceof LakeUnavailableError) return { view: 'away' as const };
    throw error;
  });
  return { note, view };
}

const idsOf = (stories: readonly { id: string }[]) => stories.map(({ id }) => id);

test('a story, in other languages, and where it leads on to', async () => {
  const { view, note } = await page();
  if (view === null || view === 'away') throw new Error('The story is not served.');
  expect(idsOf(view.translations)).toEqual(['es']);
  expect(idsOf(view.onward.next)).toEqual(['picked', 'next']);
  expect(note.until).toBe(Number.POSITIVE_INFINITY);
});

describe('attack: a lake that goes away', () => {
  test.each([
    ['where it leads on to', ['onward'], ['es'], ['picked']],
    ['the stories it leads on to', ['chosen'], ['es'], ['picked']],
    ['its translations', ['translations', 'onward', 'chosen'], [], ['picked']],
  ])(
    '%s cannot be told → the story without it, for a short time',
    async (_, kind, tongues, next) => {
      refused = kind;
      const { view, note } = await page();
      if (view === null || view === 'away') throw new Error('The story is not served.');
      expect([idsOf(view.translations), idsOf(view.onward.next)]).toEqual([tongues, next]);
      expect(note.lakeWas).toBeNull();
      expect(note.until).toBeLessThan(Date.now() + 10_000);
    },
  );

  test('its section changed, and then the lake went → the story as it was last known', async () => {
    await page();
    ledger.change(['onward', 'chosen']);
    ledger.doubt();
    refused = ['story', 'translations', 'onward', 'chosen', 'settings'];
    const { view, note } = await page();
    expect(view).toMatchObject({ headline: 'Story a', onward: { next: [{ id: 'picked' }] } });
    expect([note.lakeWas, note.usedStandIn]).toEqual([null, true]);
  });

  test('the story itself cannot be told → no page', async () => {
    refused = ['story'];
    const { view, note } = await page();
    expect([view, note.lakeWas]).toEqual(['away', 'away']);
  });
});
