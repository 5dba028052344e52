import { describe, expect, it } from 'vitest';
import { documentTypeNames } from '#lib/content/document-types.ts';
import { asBeginning } from './duplicate.ts';

const story = {
  _id: 'drafts.copy',
  _type: 'article',
  headline: 'Flood',
  slug: { _type: 'slug', current: 'flood' },
  kind: 'live',
  section: { _type: 'reference', _ref: 'world' },
  publishedAt: '2026-02-02T11:00:00Z',
  updatedAt: '2026-02-02T12:00:00Z',
  breakingUntil: '2026-02-02T13:00:00Z',
  coverageEndedAt: '2026-02-02T14:00:00Z',
  body: [{ _type: 'block', _key: 'a' }],
  corrections: [{ _key: 'c', text: 'Two, not three.' }],
  liveUpdates: [{ _key: 'u', at: '2026-02-02T11:30:00Z' }],
  seo: { title: 'Flood', noIndex: true },
  desk: { writer: 'ana', state: 'review', note: 'Is this true?' },
};

describe('a copy', () => {
  it('of a story has its words, and nothing of its life', () => {
    expect(asBeginning(story)).toEqual({
      _id: 'drafts.copy',
      _type: 'article',
      headline: 'Flood',
      kind: 'live',
      section: story.section,
      body: story.body,
      seo: story.seo,
    });
    expect(story.corrections).toHaveLength(1);
  });

  it.each(documentTypeNames())('of a %s has no address of another', (type) => {
    const copy = asBeginning({ _id: 'x', _type: type, slug: { current: 'a' }, to: '/b' });
    expect(copy).toEqual({ _id: 'x', _type: type, to: '/b' });
  });

  it('of a redirect leads from nowhere yet, and to where its editor says', () => {
    const copy = asBeginning({
      _id: 'x',
      _type: 'redirect',
      from: '/a',
      to: '/b',
      documentId: 'd',
    });
    expect(copy).toEqual({ _id: 'x', _type: 'redirect', to: '/b' });
  });

  it('of anything else is whole', () => {
    const odd = { _id: 'x', _type: 'odd', slug: { current: 'a' }, at: 1 };
    expect(asBeginning(odd)).toEqual(odd);
  });
});
