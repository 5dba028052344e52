import { expect, test } from 'vitest';
import { view } from '../testing/small-lake.ts';
import { redirectContent, writingsOfPath } from './redirect.ts';

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
