import type { StoredDocument } from '../../store/types.ts';
import { stored } from './memory-reader.ts';

const reference = (_ref: string) => ({ _type: 'reference', _ref });
const span = (_key: string, text: string, marks: string[] = []) => ({
  _type: 'span',
  _key,
  text,
  marks,
});

/** A story with everything a story can have, its draft, and what it points to. */
export const newsroom: StoredDocument[] = [
  stored({ _id: 'ada', _type: 'author', name: 'Ada Ruiz', slug: { current: 'ada' } }),
  stored({ _id: 'ben', _type: 'author', name: 'Ben Osei', slug: { current: 'ben' } }),
  stored({ _id: 'drafts.ben', _type: 'author', name: 'Benjamin Osei', slug: { current: 'ben' } }),
  stored({ _id: 'world', _type: 'section', title: 'World', slug: { current: 'world' } }),
  stored({ _id: 'trade', _type: 'tag', title: 'Trade', slug: { current: 'trade' } }),
  stored({
    _id: 'image-abc-1600x900-jpg',
    _type: 'sanity.imageAsset',
    altText: 'From the archive',
    metadata: { lqip: 'data:image/jpeg;base64,xx' },
  }),
  stored({
    _id: 'firm',
    _type: 'article',
    headline: 'The firm behind it',
    slug: { current: 'firm' },
    publishedAt: '2026-01-30T10:00:00Z',
    listing: { headline: 'Who arranged it' },
    authors: [{ ...reference('ada'), _key: 'k1' }],
  }),
  stored({
    _id: 'visit',
    _type: 'article',
    headline: 'Old headline',
    slug: { current: 'visit' },
    publishedAt: '2026-02-02T06:00:00Z',
  }),
  stored({
    _id: 'drafts.visit',
    _type: 'article',
    headline: 'A visit to Washington',
    standfirst: 'Four days of talks',
    slug: { current: 'visit' },
    publishedAt: '2026-02-02T06:00:00Z',
    section: reference('world'),
    authors: [
      { ...reference('gone'), _key: 'k0' },
      { ...reference('ben'), _key: 'k1' },
      { ...reference('ada'), _key: 'k2' },
    ],
    tags: [{ ...reference('trade'), _key: 't1' }],
    leadImage: {
      _type: 'newsImage',
      asset: reference('image-abc-1600x900-jpg'),
      alt: 'The palace by night',
      caption: 'Arriving late',
    },
    body: [
      {
        _type: 'block',
        _key: 'b1',
        style: 'normal',
        children: [span('s1', 'It began '), span('s2', 'after midnight', ['m1'])],
        markDefs: [{ _type: 'storyLink', _key: 'm1', story: reference('firm') }],
      },
      { _type: 'pullQuote', _key: 'b2', text: 'We have to talk', attribution: 'An aide' },
      { _type: 'relatedStory', _key: 'b3', story: reference('firm'), label: 'Also read' },
      {
        _type: 'newsImage',
        _key: 'b4',
        asset: reference('image-abc-1600x900-jpg'),
        alt: 'A motorcade',
      },
      { _type: 'keyPoints', _key: 'b5', points: ['First point', 'Second point'] },
    ],
    corrections: [
      { _key: 'c1', kind: 'update', text: 'Older note', at: '2026-02-02T08:00:00Z' },
      { _key: 'c2', kind: 'correction', text: 'Newer note', at: '2026-02-02T09:00:00Z' },
    ],
  }),
];
