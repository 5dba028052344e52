import { describe, expect, test } from 'vitest';
import type { LakeDocument, StoryChanges } from '../testing/changes.ts';
import { story, tag, view } from '../testing/small-lake.ts';
import { redirectContent } from './redirect.ts';
import { writingsOfPath } from './writings.ts';

const slug = (current: string) => ({ _type: 'slug', current });

const moved = (path: string, to: unknown, permanent?: unknown) =>
  view(redirectContent, [{ _id: 'r', _type: 'redirect', from: '/article/🌊', to, permanent }], {
    paths: writingsOfPath(path),
  });

test.each([
  ['as it is read', '/article/🌊'],
  ['encoded', '/article/%F0%9F%8C%8A'],
  ['with a slash behind', '/article/%F0%9F%8C%8A/'],
])('an old address %s leads to the new one', async (_, path) => {
  expect((await moved(path, '/article/new', true)).view).toEqual({
    to: '/article/new',
    permanent: true,
  });
});

test('a redirect is temporary unless it says otherwise', async () => {
  expect((await moved('/article/🌊', 'https://example.org/a')).view?.permanent).toBe(false);
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
  expect((await moved('/article/🌊', to)).view?.to).toBe(address);
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
  expect((await moved('/article/🌊', to)).view).toBeNull();
});

test('a malformed address is looked up as it is', () => {
  expect(writingsOfPath('/%E0%A4%A')).toEqual(['/%E0%A4%A']);
});

describe('a redirect that knows its document', () => {
  const leads = async (changes: StoryChanges | null) => {
    const documents: LakeDocument[] = [
      { _id: 'r', _type: 'redirect', from: '/article/a', to: '/article/b', documentId: 's' },
      ...(changes === null ? [] : [story('s', { slug: slug('c'), ...changes })]),
    ];
    return (await view(redirectContent, documents, { paths: ['/article/a'] })).view?.to;
  };
  test('leads to where it is, however it got there', async () => {
    expect(await leads({})).toBe('/article/c');
  });
  test('leads nowhere while readers cannot see it', async () => {
    expect(await leads(null)).toBe('/article/a');
    expect(await leads({ publishedAt: '2026-02-03T00:00:00Z' })).toBe('/article/a');
    expect(await leads({ headline: undefined })).toBe('/article/a');
    expect(await leads({ slug: undefined })).toBe('/article/a');
  });
  test('leads to pages and lists alike', async () => {
    const documents: LakeDocument[] = [
      { _id: 'r', _type: 'redirect', from: '/tag/a', to: '/tag/b', documentId: 'rivers' },
      tag,
    ];
    expect((await view(redirectContent, documents, { paths: ['/tag/a'] })).view?.to).toBe(
      '/tag/rivers',
    );
  });
});
