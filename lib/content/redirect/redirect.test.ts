import { describe, expect, test } from 'vitest';
import type { LakeDocument, StoryChanges } from '../testing/changes.ts';
import { story, tag, view } from '../testing/small-lake.ts';
import { leadingAway, redirectsContent } from './redirect.ts';

const slug = (current: string) => ({ _type: 'slug', current });

const redirectFrom = async (from: string, to: unknown, permanent?: unknown) => {
  const documents: LakeDocument[] = [{ _id: 'r', _type: 'redirect', from, to, permanent }];
  const { view: found } = await view(redirectsContent, documents, { ids: ['r'] });
  return leadingAway(found ?? []);
};
const moved = (to: unknown, permanent?: unknown) => redirectFrom('/article/🌊', to, permanent);

test('a redirect leads to where it says, for good when it says that', async () => {
  expect(await moved('/article/new', true)).toEqual({ to: '/article/new', permanent: true });
});

test('a redirect is temporary unless it says otherwise', async () => {
  expect((await moved('https://example.org/a'))?.permanent).toBe(false);
});

test.each([
  ['/tag/вода', '/tag/%D0%B2%D0%BE%D0%B4%D0%B0'],
  ['/tag/%D0%B2', '/tag/%D0%B2'],
  [
    '/tag/d’été – 🌊?a=b c#fé',
    '/tag/d%E2%80%99%C3%A9t%C3%A9%20%E2%80%93%20%F0%9F%8C%8A?a=b%20c#f%C3%A9',
  ],
  ['https://exämple.org/é', 'https://xn--exmple-cua.org/%C3%A9'],
])('a redirect to %s is an address: %s', async (to, address) => {
  expect((await moved(to))?.to).toBe(address);
});

test.each([
  'javascript:alert(1)',
  '//evil.example',
  '/\\evil.example',
  '/..//evil.example',
  '/./\\evil.example',
  '/\t/evil.example',
  '/tag/a\nset-cookie: x=1',
  'http://[',
  '/article/new\r\nset-cookie: a=b',
  'https://example.org/\r\nset-cookie: a=b',
  'https:///example.org',
  'article/new',
  '',
  null,
])('a redirect to %j leads nowhere', async (to) => {
  expect(await moved(to)).toBeNull();
});

test.each([
  ['/article/%F0%9F%8C%8A', '/article/🌊/'],
  ['/article/🌊', '/article/🌊?a=b'],
  ['/article/🌊', '/article/🌊#a'],
  ['/caf\u00e9', '/cafe\u0301'],
  ['/?p=12', '/?p=12'],
])('a redirect from %s to %s leads nowhere', async (from, to) => {
  expect(await redirectFrom(from, to)).toBeNull();
});

test('a redirect from an address with a query may lead to its path', async () => {
  expect((await redirectFrom('/about?p=12', '/about'))?.to).toBe('/about');
});

describe('a redirect that knows its document', () => {
  const ways = async (documents: readonly LakeDocument[]) => {
    const { view: found } = await view(redirectsContent, documents, { ids: ['r', 'older'] });
    return leadingAway(found ?? [])?.to ?? null;
  };
  const waiting: LakeDocument = {
    _id: 'r',
    _type: 'redirect',
    from: '/article/a',
    to: '/b',
    documentId: 's',
  };
  const leads = (changes: StoryChanges | null) =>
    ways([waiting, ...(changes === null ? [] : [story('s', { slug: slug('c'), ...changes })])]);

  test('leads to where it is, however it got there', async () => {
    expect(await leads({})).toBe('/article/c');
  });
  test('leads nowhere while readers cannot see it', async () => {
    expect(await leads(null)).toBeNull();
    expect(await leads({ publishedAt: '2026-02-03T00:00:00Z' })).toBeNull();
    expect(await leads({ headline: undefined })).toBeNull();
    expect(await leads({ slug: undefined })).toBeNull();
  });
  test('stands in no other’s way while it leads nowhere', async () => {
    const byHand: LakeDocument = {
      _id: 'older',
      _type: 'redirect',
      from: '/article/a',
      to: '/latest',
    };
    expect(await ways([waiting, byHand])).toBe('/latest');
  });
  test('leads to pages and lists alike', async () => {
    const documents: LakeDocument[] = [
      { _id: 'r', _type: 'redirect', from: '/tag/a', to: '/tag/b', documentId: 'rivers' },
      tag,
    ];
    expect(await ways(documents)).toBe('/tag/rivers');
  });
});
