import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownPath } from './own-path.ts';
import { addressParts } from './testing/address-parts.ts';

const site = 'https://news.example.org';

describe('a path of this site', () => {
  it.each([
    ['/', '/'],
    ['/article/harbour-lights', '/article/harbour-lights'],
    ['/search?q=a%2Fb&page=2', '/search?q=a%2Fb&page=2'],
    ['/search?q=50%', '/search?q=50%'],
    ['/search?q=http://example.org//x', '/search?q=http://example.org//x'],
    ['/article/café ☕', '/article/caf%C3%A9%20%E2%98%95'],
    ['/article/%D9%85%D8%B1%D8%AD%D8%A8%D8%A7', '/article/%D9%85%D8%B1%D8%AD%D8%A8%D8%A7'],
    ['/tag/a%2Fb', '/tag/a%2Fb'],
    ['/tag/👩‍💻', '/tag/%F0%9F%91%A9%E2%80%8D%F0%9F%92%BB'],
    ['/می‌خواهم', '/%D9%85%DB%8C%E2%80%8C%D8%AE%D9%88%D8%A7%D9%87%D9%85'],
    ['/.well-known/security.txt', '/.well-known/security.txt'],
    ['/article/a/../b', '/article/b'],
    ['/@somebody', '/@somebody'],
    ['/a//b', '/a//b'],
    ['/about#team', '/about'],
    ['/studio#token=0123456789012345678901234567890123456789', '/studio'],
  ])('%j is %j', (given, path) => expect(ownPath(given)).toBe(path));
});

/** What has been used to lead a redirect away, and what is near to it. */
const tricks = [
  ['nothing', ''],
  ['another site', 'https://evil.example/'],
  ['this site, in full', `${site}/`],
  ['a relative path', 'evil.example'],
  ['a query alone', '?x'],
  ['scheme-relative', '//evil.example'],
  ['three slashes', '///evil.example'],
  ['a backslash', '/\\evil.example'],
  ['two backslashes', '\\\\evil.example'],
  ['a backslash first', '\\/evil.example'],
  ['an encoded backslash', '/%5cevil.example'],
  ['a slash, encoded', '/%2fevil.example'],
  ['a slash, encoded, and one more', '/%2f/evil.example'],
  ['a slash, encoded twice', '/%252fevil.example'],
  ['a slash, encoded four times', '/%252525252fevil.example'],
  ['both slashes encoded', '%2f%2fevil.example'],
  ['up, then scheme-relative', '/..//evil.example'],
  ['up from within', '/article/..//evil.example'],
  ['up twice', '/a/../..//evil.example'],
  ['here, then scheme-relative', '/.//evil.example'],
  ['encoded dots', '/%2e%2e//evil.example'],
  ['one encoded dot', '/.%2e//evil.example'],
  ['dots encoded twice', '/%252e%252e//evil.example'],
  ['encoded dots and slash', '/%2e%2e%2f%2fevil.example'],
  ['up, then a backslash', '/..\\/evil.example'],
  ['up, then an encoded backslash', '/..%5c/evil.example'],
  ['up, then encoded backslashes', '/a/..%5c%5cevil.example'],
  ['a tab within', '/\t/evil.example'],
  ['a line feed within', '/\n/evil.example'],
  ['a carriage return within', '/\r/evil.example'],
  ['a NUL', '/\0/evil.example'],
  ['a NUL further on', '/article\0'],
  ['a blank first', ' //evil.example'],
  ['a form feed first', '\f//evil.example'],
  ['a no-break space first', '\u00a0//evil.example'],
  ['a byte order mark within', '/\ufeff/evil.example'],
  ['a zero-width space within', '/\u200b/evil.example'],
  ['a joiner within', '/\u200d/evil.example'],
  ['an encoded joiner within', '/%E2%80%8C/evil.example'],
  ['a mark of direction', '/article/\u202eevil'],
  ['a line separator', '/\u2028/evil.example'],
  ['a C1 control', '/\u0085/evil.example'],
  ['DEL', '/\u007f/evil.example'],
  ['half a surrogate pair', '/\ud800/evil.example'],
  ['an encoded tab', '/%09/evil.example'],
  ['encoded CRLF and a header', '/article%0d%0aset-cookie:%20a=b'],
  ['encoded CRLF in the query', '/search?q=%0d%0aset-cookie:%20a=b'],
  ['CRLF encoded twice', '/article%250d%250alocation:%20//evil.example'],
  ['CRLF encoded twice in the query', '/search?q=%250d%250ax'],
  ['a line feed as wide bytes', '/%E5%98%8A%E5%98%8D%00x'],
  ['an encoded NUL', '/article%00.html'],
  ['an encoded C1 control', '/article%c2%85x'],
  ['bytes that are no text', '/article/%ff'],
  ['a broken escape', '/article/%zz'],
  ['an overlong slash', '/%c0%afevil.example'],
  ['a full-width slash', '/／evil.example'],
  ['an encoded full-width slash', '/%EF%BC%8Fevil.example'],
  ['a full-width backslash', '/＼evil.example'],
  ['a division slash', '/∕evil.example'],
  ['a fraction slash', '/⁄evil.example'],
  ['a small backslash', '/﹨evil.example'],
  ['a full-width dot pair and slashes', '/．．//evil.example'],
  ['only full-width slashes', '／／evil.example'],
  ['a semicolon for a segment', '/;//evil.example'],
  ['an encoded semicolon', '/%3b//evil.example'],
  ['userinfo', '//news.example.org@evil.example'],
  ['userinfo after the site', '@evil.example'],
  ['a port after the site', ':80@evil.example'],
  ['a domain after the site', '.evil.example'],
  ['a script', 'javascript:alert(1)'],
  ['a script after a slash', '/javascript:alert(1)\n'],
  ['a script in capitals with a tab', 'JaVa\tscript:alert(1)'],
  ['data', 'data:text/html,<script>alert(1)</script>'],
  ['a file', 'file:///etc/passwd'],
  ['a scheme without slashes', 'https:evil.example'],
  ['a scheme with one slash', 'https:/evil.example'],
  ['too long', `/${'a'.repeat(3000)}`],
  ['too long once it is encoded', `/${'é'.repeat(1000)}`],
] as const;

describe('attack: addresses from outside', () => {
  it.each(tricks)('%s (%j) → nowhere', (_name, given) => expect(ownPath(given)).toBeNull());

  it('no address at all → nowhere', () => {
    expect(ownPath(null)).toBeNull();
    expect(ownPath(undefined)).toBeNull();
  });

  it('100,000 addresses put together from tricks → this site, in plain characters, or nowhere', () => {
    const part = fc.constantFrom(...addressParts);
    const address = fc.array(part, { maxLength: 9 }).map((parts) => `/${parts.join('')}`);
    fc.assert(
      fc.property(address, (given) => {
        const path = ownPath(given);
        if (path === null) return;
        // A browser, and one behind a program that decodes first, are still here.
        for (const reading of [path, decodeURIComponent(path.split('?')[0] ?? '')]) {
          expect(new URL(reading, `${site}/studio/x`).origin).toBe(site);
        }
        expect(path).toMatch(/^\/[!-~]*$/);
        expect(ownPath(path)).toBe(path);
      }),
      { numRuns: 100_000 },
    );
  });
});
