import { describe, expect, it } from 'vitest';
import { doesNotNameSelf, leavesOutLead, namesEachOnce, publishedId } from './references.ts';

const ref = (id: string, key = id) => ({ _type: 'reference', _ref: id, _key: key });

describe('publishedId', () => {
  it.each([
    ['story', 'story'],
    ['drafts.story', 'story'],
    ['versions.spring.story', 'story'],
  ])('%s is published as %s', (id, published) => expect(publishedId(id)).toBe(published));
});

describe('namesEachOnce', () => {
  it('marks the repetition, not the first', () => {
    expect(namesEachOnce([ref('a', 'one'), ref('b', 'two'), ref('a', 'three')], 'tag')).toEqual([
      { message: 'This tag is already in the list.', path: [{ _key: 'three' }] },
    ]);
  });
  it('takes each once, rows still empty, and no list at all', () => {
    expect(namesEachOnce([ref('a'), { _key: 'x' }, { _key: 'y' }, ref('b')], 'tag')).toBe(true);
    expect(namesEachOnce(undefined, 'tag')).toBe(true);
  });
});

describe('doesNotNameSelf', () => {
  it('knows itself while it is a draft', () => {
    expect(doesNotNameSelf([ref('a'), ref('me')], 'drafts.me')).toEqual([
      expect.objectContaining({ path: [{ _key: 'me' }] }),
    ]);
  });
  it('takes others', () => expect(doesNotNameSelf([ref('a')], 'me')).toBe(true));
});

describe('leavesOutLead', () => {
  it('marks the lead below itself', () => {
    expect(leavesOutLead([ref('a'), ref('lead')], ref('lead'))).toHaveLength(1);
  });
  it('has nothing to say without a lead', () => {
    expect(leavesOutLead([ref('a')], undefined)).toBe(true);
  });
});
