import { expect, test } from 'vitest';
import {
  anyChangeTag,
  cacheTagsOfAnswer,
  cacheTagsOfChange,
  clockSyncTag,
  clockTag,
  everythingTag,
} from './tags.ts';

/** Whether expiring one set of tags reaches an answer filed under another. */
const meets = (answer: readonly string[], change: readonly string[] | null) => {
  const expired = cacheTagsOfChange(change);
  return cacheTagsOfAnswer(answer).some((tag) => expired.includes(tag));
};

const many = Array.from({ length: 200 }, (_, index) => `s1:${index}`);

test.each([
  ['a tag they share', ['s1:a', 's1:b'], ['s1:b'], true],
  ['no tag they share', ['s1:a'], ['s1:b'], false],
  ['everything', ['s1:a'], null, true],
  ['the time of day', ['s1:a', clockSyncTag], [clockSyncTag], true],
  ['the time of day elsewhere', ['s1:a'], [clockSyncTag], false],
  ['an answer of too many tags', many, ['s1:150'], true],
  ['an answer of too many tags, otherwise', many, ['s1:other'], true],
  ['an answer of too many tags and the time', [...many, clockSyncTag], [clockSyncTag], true],
  ['an answer with a tag too long', [`s1:${'x'.repeat(300)}`], [`s1:${'x'.repeat(300)}`], true],
])('a change of %s', (_, answer, change, expires) => {
  expect(meets(answer, change)).toBe(expires);
});

test('no answer is filed under more than Next keeps', () => {
  expect(cacheTagsOfAnswer(many)).toEqual([everythingTag, anyChangeTag]);
  expect(cacheTagsOfAnswer([...many, clockSyncTag])).toContain(clockTag);
  expect(cacheTagsOfAnswer(many.slice(0, 127))).toHaveLength(128);
});
