import { JSDOM } from 'jsdom';
import { beforeAll, expect, test, vi } from 'vitest';
import { recognize } from './recognize.ts';

const { window } = new JSDOM();
const bodyOf = (html: string): HTMLElement =>
  new window.DOMParser().parseFromString(html, 'text/html').body;

// The parts of a browser that Idiomorph needs.
beforeAll(() => {
  const { document, Node, Element, Text, Document, DOMParser } = window;
  const escaped = (text: string) => text.replace(/[^\w-]/g, (character) => `\\${character}`);
  const parts = {
    window,
    document,
    Node,
    Element,
    Text,
    Document,
    DOMParser,
    CSS: { escape: escaped },
  };
  for (const [name, part] of Object.entries(parts)) vi.stubGlobal(name, part);
});

async function becomes(old: HTMLElement, version: string): Promise<void> {
  const { Idiomorph } = await import('idiomorph');
  const page = bodyOf(version);
  const forget = recognize(old, page);
  Idiomorph.morph(old, page);
  forget();
}

test('a paragraph stays the element it was when another is put before it', async () => {
  const page = bodyOf('<main><p>One</p><p>Two</p></main>');
  const [one, two] = page.querySelectorAll('p');
  await becomes(page, '<main><p>New</p><p>One</p><p>Two</p></main>');
  const [, second, third] = page.querySelectorAll('p');
  expect([second === one, third === two]).toEqual([true, true]);
});

test('the page is the version alone, also where a block came out of what is gone', async () => {
  const inner = '<section><h2>A</h2><p>A</p><p>A</p></section>';
  const kept = `<section><h2>A</h2><p>A</p>${inner}</section>`;
  const page = bodyOf(
    `<main><p>A</p><p>A</p><section><h2>A</h2><section><h2>A</h2><article><div><p>A</p></div><img src="A"></article>${inner}</section><p>A</p></section><p>A</p></main>`,
  );
  await becomes(page, `<main>${kept}<p>A</p></main>`);
  expect(page.innerHTML).toBe(`<main>${kept}<p>A</p></main>`);
});

test('an id of the page’s own stays', async () => {
  const page = bodyOf('<main><h2 id="a">A</h2><p>One</p></main>');
  await becomes(page, '<main><p>One</p><h2 id="a">A</h2></main>');
  expect(page.innerHTML).toBe('<main><p>One</p><h2 id="a">A</h2></main>');
});
