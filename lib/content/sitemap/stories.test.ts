import { expect, test } from 'vitest';
import { spanParams } from '../list/archive/archive.ts';
import { imageAsset, picture, story, surroundings, view } from '../testing/small-lake.ts';
import { sitemapStoriesContent } from './stories.ts';

test('a story is named with every picture its page shows, and nothing is wrong with one that has none', async () => {
  const pictured = story('pictured', {
    leadImage: picture,
    body: [
      { ...picture, _key: 'a' },
      { _type: 'gallery', _key: 'b', title: 'Two', pictures: [picture, picture] },
      {
        _type: 'video',
        _key: 'c',
        url: 'https://www.youtube.com/watch?v=abcdefghijk',
        poster: picture,
      },
      { _type: 'embed', _key: 'd', url: 'https://example.org/', title: 'One', poster: picture },
      { _type: 'embed', _key: 'e', url: 'https://example.org/', title: 'Another' },
    ],
  });
  const span = spanParams({ since: '2026-02-01T00:00:00Z', until: '2026-03-01T00:00:00Z' });
  const asked = { ...span, start: 0, end: 10 };
  const documents = [...surroundings, imageAsset, pictured];
  const { view: found, faults } = await view(sitemapStoriesContent, documents, asked);
  expect(found?.stories.map((one) => one?.pictures.length)).toEqual([6]);
  expect(faults).toEqual([]);
});
