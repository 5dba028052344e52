import { expect, it } from 'vitest';
import { type Addressed, addressOfHeadline } from './address-of-headline.ts';

const left = (story: Partial<Addressed>) =>
  addressOfHeadline({
    id: 'drafts.one',
    before: '',
    headline: 'The ferry runs again',
    slug: undefined,
    publishedAt: undefined,
    ...story,
  });

it('a story without an address gets one of its headline', () => {
  expect(left({})).toBe('the-ferry-runs-again');
  expect(left({ slug: '' })).toBe('the-ferry-runs-again');
});

it('an address made of the headline follows it, while no reader has it', () => {
  const before = { before: 'The fery runs again', slug: 'the-fery-runs-again' };
  expect(left(before)).toBe('the-ferry-runs-again');
  expect(left({ ...before, publishedAt: '2026-02-02T11:40:00Z' })).toBeUndefined();
});

it('an address that somebody wrote stays', () => {
  expect(left({ before: 'The fery runs again', slug: 'ferry' })).toBeUndefined();
});

it('a headline that is empty, or was left as it was, changes nothing', () => {
  expect(left({ headline: '  ' })).toBeUndefined();
  expect(left({ before: 'The ferry runs again', slug: 'the-ferry-runs-again' })).toBeUndefined();
});
