import { expect, test } from 'vitest';
import { locate } from './locate.ts';

const raw = {
  _id: 'story',
  body: [{ _key: 'a1', story: { _id: 'other', tags: [{ _key: 't', title: '' }] } }, { image: {} }],
  authors: [null],
  leadImage: { asset: { _id: 'image-x' } },
};

test.each([
  [['authors', 0], { document: 'story', key: null, field: 'authors[0]' }],
  [['body', 0, 'text'], { document: 'story', key: 'a1', field: 'body[_key=="a1"].text' }],
  [['body', 1, 'image', 'alt'], { document: 'story', key: null, field: 'body[1].image.alt' }],
  [
    ['body', 0, 'story', 'tags', 0, 'title'],
    { document: 'other', key: 't', field: 'tags[_key=="t"].title' },
  ],
  [['leadImage', 'asset', '_id'], { document: 'story', key: null, field: 'leadImage.asset._id' }],
  [[], { document: 'story', key: null, field: '' }],
])('%j', (path, place) => {
  expect(locate(raw, { path, reason: 'is empty' })).toEqual({ ...place, reason: 'is empty' });
});
