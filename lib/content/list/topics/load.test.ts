import { beforeEach, expect, test, vi } from 'vitest';
import { Ledger } from '../../../keep/ledger.ts';
import { MakingNote, withNote } from '../../../keep/making.ts';
import { Answers } from '../../answers.ts';
import type { LakeDocument } from '../../testing/changes.ts';
import { ask, references, story, surroundings } from '../../testing/small-lake.ts';
import { readerViewing } from '../../viewing.ts';
import * as order from './alphabet.ts';
import { loadTopics, topicsPerPage } from './load.ts';

// Only a bundler knows what is for servers alone.
vi.mock('server-only', () => ({}));

const named = (title: string): LakeDocument => ({
  _id: title,
  _type: 'tag',
  title,
  slug: { _type: 'slug', current: title.toLowerCase() },
});

let documents: LakeDocument[];
beforeEach(() => {
  documents = surroundings.filter(({ _type }) => _type !== 'tag');
  globalThis.datelineAnswers = new Answers(
    async ({ query, params }) => ({ result: await ask(query, documents, params), tags: ['any'] }),
    new Ledger(),
  );
});

const topics = async (page: number) =>
  (await withNote(new MakingNote(), () => loadTopics(page, readerViewing))).view;

test('a tag that no published story carries shows not even its letter', async () => {
  documents.push(
    ...['Apples', 'Zeppelins', 'Quakes'].map(named),
    story('out', { tags: references('Apples') }),
    story('embargoed', { tags: references('Quakes'), publishedAt: '2027-01-01T00:00:00Z' }),
  );
  const view = await topics(1);
  expect(view?.letters.map(({ letter }) => letter)).toEqual(['A']);
  expect(view?.index).toEqual([{ letter: 'A', page: 1 }]);
});

test('letters of other pages lead there', async () => {
  const many = Array.from({ length: topicsPerPage }, (_, n) => `A${n}`);
  documents.push(...[...many, 'Zinc'].map(named), story('out', { tags: references('A1', 'Zinc') }));
  expect((await topics(1))?.index).toEqual([
    { letter: 'A', page: 1 },
    { letter: 'Z', page: 2 },
  ]);
});

test('tags are put in no order for a page that there is not', async () => {
  const ordered = vi.spyOn(order, 'alphabetical');
  expect(await topics(1)).not.toBeNull();
  expect(ordered).toHaveBeenCalledTimes(1);
  for (const page of [2, 401, 1e9]) expect(await topics(page)).toBeNull();
  expect(ordered).toHaveBeenCalledTimes(1);
});
