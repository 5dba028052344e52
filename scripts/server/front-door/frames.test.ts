import { describe, expect, test } from 'vitest';
import { framesOf } from './frames.ts';

const place = (src: string) => `<div data-frame="${src}"></div>`;
const tube = 'https://www.youtube-nocookie.com';

test('a page may hold frames of the known sites it has something of, each once', () => {
  const vimeo = 'https://player.vimeo.com';
  const html = [`${tube}/embed/a`, `${vimeo}/video/1`, `${tube}/embed/b`].map(place).join('');
  expect(framesOf(html)).toBe(`${vimeo} ${tube}`);
});

test('a page without such a thing may hold none', () => {
  expect(framesOf('<p>Words</p>')).toBe('');
  expect(framesOf(`<p>data-frame="${tube}/embed/a"</p>`)).toBe('');
});

describe('attack: what a page may frame', () => {
  test.each([
    ['an unknown site', 'https://evil.example/embed/a'],
    ['a known site without encryption', 'http://www.youtube-nocookie.com/embed/a'],
    ['a known site with a port', 'https://www.youtube-nocookie.com:8443/embed/a'],
    ['a known site as a name', 'https://www.youtube-nocookie.com@evil.example/a'],
    ['a directive in an address', `${tube}.evil.example; script-src *`],
    ['a star', '*'],
    ['data', 'data:text/html,x'],
    ['a script', 'javascript:alert(1)'],
    ['the site itself', '/studio'],
  ])('%s → no frame', (_, address) => {
    expect(framesOf(place(address))).toBe('');
  });

  test('a place in a script, a comment or a text → no frame', () => {
    const hidden = place(`${tube}/embed/a`);
    for (const html of [
      `<script type="application/ld+json">${JSON.stringify({ a: hidden })}</script>`,
      `<!--${hidden}-->`,
      `<textarea>${hidden}</textarea>`,
      `<p>${hidden.replaceAll('<', '&lt;')}</p>`,
    ])
      expect(framesOf(html), html).toBe('');
  });
});
