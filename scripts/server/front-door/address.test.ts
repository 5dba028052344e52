import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askNext, destinationOf, keyOf, wantsMarkdown } from './address.ts';

const page = (url: string, headers = {}) => {
  const destination = destinationOf(url, headers);
  if (destination.kind !== 'page') throw new Error(`${url} is ${destination.kind}.`);
  return destination;
};

describe('attack: addresses', () => {
  test.each([
    ['a lone percent sign', '/article/x%'],
    ['bytes that are no text', '/article/%ff'],
    ['a cut sequence', '/article/%E0%A4%A'],
    ['an overlong slash', '/article/%C0%AF'],
    ['a line break', '/article/a%0d%0aset-cookie:x'],
    ['a null byte', '/article/a%00'],
    ['a backslash', '/article\\x'],
    ['two slashes ahead', '//evil.example/article/x'],
    ['a whole address', 'http://evil.example/article/x'],
    ['nothing', ''],
    ['a malformed address of the Studio', '/studio/%'],
    ['a malformed address of Next’s files', '/_next/static/%zz'],
    ['a malformed address of an interface', '/api/live/%'],
  ])('%s → 400', (_, url) => {
    expect(destinationOf(url, {})).toMatchObject({ kind: 'refused', status: 400 });
  });

  test('an address of 100,000 characters → 414', () => {
    expect(destinationOf(`/${'a'.repeat(100_000)}`, {})).toMatchObject({ status: 414 });
  });

  test.each(['/_next/image?url=/x&w=64&q=75', '/_next/image', '/_next/data/x.json', '/_missing'])(
    'a service nobody uses, %s → missing',
    (url) => expect(destinationOf(url, {}).kind).toBe('missing'),
  );

  test('invented query strings → the one page there is', () => {
    const invented = ['?utm_source=x', '?q=1', `?${'a'.repeat(500)}`, '?', '??', '?_rsc=1'];
    const keys = invented.map((query) => keyOf(page(`/article/a${query}`)));
    expect(new Set(keys)).toEqual(new Set(['/article/a']));
  });

  test('one address written in a thousand ways → the one page there is', () => {
    const either = (letter: string) => {
      const encoded = `%${letter.charCodeAt(0).toString(16)}`;
      return fc.constantFrom(letter, encoded, encoded.toUpperCase());
    };
    for (const address of ['/article/a-story.of_1999~', '/latest', '/tag/d’été (2)/page/2']) {
      const letters = [...address].map((letter) =>
        /[\w.~()-]/.test(letter) ? either(letter) : fc.constant(letter),
      );
      const key = keyOf(page(address));
      fc.assert(
        fc.property(fc.tuple(...letters), (written) => {
          expect(keyOf(page(written.join('')))).toBe(key);
        }),
        { numRuns: 1000 },
      );
    }
  });

  test('a router that says it shows a thousand things → what the page is made of, once', () => {
    const headers = (n: number) => ({
      rsc: '1',
      'next-url': `/x${n}`,
      'next-router-state-tree': `["${n}"]`,
      'next-router-prefetch': String(n),
      'next-router-segment-prefetch': `/${n}`,
    });
    const parts = Array.from({ length: 1000 }, (_, n) => page(`/a?_rsc=${n}`, headers(n)));
    expect(new Set(parts.map(keyOf)).size).toBe(1);
    expect(new Set(parts.map((part) => JSON.stringify(askNext(part)))).size).toBe(1);
    expect(keyOf(page('/a', { rsc: '2' }))).toBe('/a');
  });

  test.each(['/%5Fmissing', '/%5fnext/static/x.js', '/%61pi/live', '/s%74udio'])(
    'an address that is none, written as %s → missing',
    (url) => expect(destinationOf(url, {}).kind).toBe('missing'),
  );

  test('any text at all → an answer, never an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(['page', 'next', 'missing', 'refused']).toContain(
          destinationOf(`/${text}`, {}).kind,
        );
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  ['/article/%F0%9F%8C%8A', '/article/%F0%9F%8C%8A'],
  ['/article/50%25', '/article/50%25'],
  ['/tag/вода', '/tag/%D0%B2%D0%BE%D0%B4%D0%B0'],
  ['/search?q=a+b&page=2&utm=x', '/search?q=a+b&page=2'],
  ['/search?sort=newest&page=2&section=world&q=a', '/search?q=a&section=world&sort=newest&page=2'],
])('%s is asked for as %s', (given, url) => expect(page(given).url).toBe(url));

test('only a search has a reader’s own words in it', () => {
  expect(page('/search?q=a').typed).toBe(true);
  expect(page('/search').typed).toBe(false);
  expect(page('/article/a?q=b').typed).toBe(false);
});

test('what a page is made of is another thing than the page', () => {
  const part = page('/search?q=a&_rsc=x1', { rsc: '1' });
  expect(keyOf(part)).not.toBe(keyOf(page('/search?q=a')));
  expect(askNext(part)).toEqual({ url: '/search?q=a&_rsc', headers: { rsc: '1' } });
  expect(askNext(page('/a', { rsc: '1' })).url).toBe('/a?_rsc');
  expect(askNext(page('/a?_rsc=x1'))).toEqual({ url: '/a', headers: {} });
});

test.each(['/_next/static/x.js', '/api/live?of=a', '/studio', '/studio/structure?x=%20'])(
  '%s is Next’s to answer',
  (url) => expect(destinationOf(url, {})).toEqual({ kind: 'next', url }),
);

describe('a story as Markdown', () => {
  test.each([
    ['text/markdown', true],
    ['text/markdown, text/html;q=0.9, */*;q=0.1', true],
    ['text/html, text/markdown', true],
    ['TEXT/Markdown; charset=utf-8, text/plain', true],
    ['text/html, text/markdown;q=0.5', false],
    ['text/markdown;q=0', false],
    ['text/html,application/xhtml+xml,*/*;q=0.8', false],
    ['*/*', false],
    [undefined, false],
  ])('Accept: %s', (accept, wanted) => {
    expect(wantsMarkdown({ accept })).toBe(wanted);
  });

  const accept = 'text/markdown';

  test('is one document, by its own address and by what is accepted', () => {
    expect(keyOf(page('/article/a', { accept }))).toBe('/article/a.md');
    expect(keyOf(page('/article/a.md', { accept }))).toBe('/article/a.md');
    expect(keyOf(page('/article/a.md'))).toBe('/article/a.md');
    expect(keyOf(page('/article/a?x', { accept }))).toBe('/article/a.md');
  });

  test('nothing else is Markdown for being asked so', () => {
    for (const url of ['/', '/tag/a', '/article/a/b', '/search?q=x', '/feed.xml']) {
      expect(keyOf(page(url, { accept }))).toBe(url);
    }
  });

  test('where Next makes it is no address of its own', () => {
    for (const url of ['/article/a/story.md', '/article/a/%73tory.md']) {
      expect(destinationOf(url, {}).kind).toBe('missing');
    }
  });
});
