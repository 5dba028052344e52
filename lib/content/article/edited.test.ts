import { stegaClean } from '@sanity/client/stega';
import { expect, test } from 'vitest';
import { placeIn } from '../testing/place-in.ts';
import { references, story, surroundings, view } from '../testing/small-lake.ts';
import { articleContent } from './article.ts';
import { editedStory } from './edited.ts';

const update = {
  _key: 'first',
  _type: 'liveUpdate',
  at: '2026-02-01T10:00:00Z',
  authors: references('ana'),
};

async function edited() {
  const stored = story('a', { kind: 'live', tags: references('rivers'), liveUpdates: [update] });
  const { view: read } = await view(articleContent, [...surroundings, stored], { slug: 'a' });
  if (read === null) throw new Error('It was to be read.');
  return { read, shown: editedStory(read) };
}

const at = (path: string) => ({ id: 'a', type: 'article', path });

test('names in a story lead to where the story names them', async () => {
  const { shown } = await edited();
  expect(placeIn(shown.authors[0]?.name ?? '')).toEqual(at('authors'));
  expect(placeIn(shown.tags[0]?.name ?? '')).toEqual(at('tags'));
  expect(placeIn(shown.section?.name ?? '')).toEqual(at('section'));
  expect(placeIn(shown.liveUpdates[0]?.authors[0]?.name ?? '')).toEqual(
    at('liveUpdates[_key=="first"].authors'),
  );
});

test('a story without a headline has one that leads to its field', async () => {
  const { read } = await edited();
  const shown = editedStory({ ...read, headline: 'No headline yet' });
  expect(placeIn(shown.headline)).toEqual(at('headline'));
});

test('nothing else is another than readers see', async () => {
  const { read, shown } = await edited();
  expect(stegaClean(shown)).toEqual(read);
});
