import { describe, expect, it } from 'vitest';
import { articlePreview } from './preview.ts';

const dated = { _id: 'ferry', headline: 'A ferry leaves', publishedAt: '2026-02-02T11:40:00Z' };
const appearedAt = '2026-02-02T11:41:00Z';
const told = (facts: object) => articlePreview.prepare({ ...dated, ...facts }).subtitle;

describe('a story in a list, which calls it by one id whatever side it has read', () => {
  it.each([
    ['what readers see', { side: 'ferry' }, /^Published, /],
    ['its open changes', { side: 'drafts.ferry', appearedAt }, /^Changed since publishing, /],
    [
      'a draft that may have been published or not',
      { side: 'drafts.ferry', section: 'World' },
      /^World$/,
    ],
    ['one that was begun', { side: 'drafts.ferry', publishedAt: undefined }, /^Draft$/],
    [
      'one with a time ahead',
      { side: 'drafts.ferry', publishedAt: '2099-01-01T00:00:00Z' },
      /^Draft for later, /,
    ],
    [
      'one that was taken down',
      { side: 'drafts.ferry', withdrawnAt: '2026-02-03T00:00:00Z' },
      /^Withdrawn$/,
    ],
  ])('says so of %s', (_, facts, words) => {
    expect(told(facts)).toMatch(words);
  });

  it('goes by the id where the side is not said', () => {
    expect(told({ _id: 'drafts.ferry', appearedAt })).toMatch(/^Changed since publishing, /);
  });
});
