import { expect, test } from 'vitest';
import { read } from '../contract/read.ts';
import type { StoryChanges } from '../testing/changes.ts';
import { ask, now, references, story, surroundings } from '../testing/small-lake.ts';
import { article, articleQuery } from './article.ts';
import { articleByIdQuery } from './by-id.ts';
import { filledForPreview } from './unfinished.ts';

const previewed = async (changes: StoryChanges) => {
  const documents = [...surroundings, story('a', changes)];
  const raw = await ask(articleQuery, documents, { slug: 'a', previewing: true });
  const reading = read(article, filledForPreview(raw));
  return reading.ok ? reading.value : null;
};

test('an editor sees a story that has nothing but an address', async () => {
  const bare = { headline: undefined, publishedAt: undefined, authors: undefined, body: undefined };
  expect(await previewed({ ...bare, section: undefined, kind: undefined })).toMatchObject({
    headline: 'No headline yet',
    publishedAt: now,
    authors: [{ name: 'No author yet' }],
    section: null,
    body: [],
  });
});

test('a headline that is a space is none', async () => {
  expect(await previewed({ headline: ' ' })).toMatchObject({ headline: 'No headline yet' });
});

test('an editor sees a story that has no address yet, at its id', async () => {
  const raw = await ask(articleByIdQuery, [...surroundings, story('a', { slug: undefined })], {
    id: 'a',
    previewing: true,
  });
  const reading = read(article, filledForPreview(raw));
  expect(reading.ok && reading.value.href).toBe('/article/a');
});

test('what an editor has written is not touched', async () => {
  const publishedAt = '2027-01-01T00:00:00.000Z';
  expect(await previewed({ publishedAt, authors: references('ana') })).toMatchObject({
    headline: 'Story a',
    publishedAt,
    authors: [{ name: 'Ana Ruiz' }],
  });
});

test.each([[null], ['text'], [undefined]])('%j stays what it is', (raw) => {
  expect(filledForPreview(raw)).toBe(raw);
});
