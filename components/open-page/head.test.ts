import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addStyles } from './head.ts';

const { window } = new JSDOM();
const sheet = (name: string, more = '') => `<link rel="stylesheet" href="${name}" ${more}>`;
const pageOf = (...links: string[]): Document =>
  new window.DOMParser().parseFromString(`<head>${links.join('')}</head>`, 'text/html');
const links = () => [...document.querySelectorAll<HTMLLinkElement>('link')];
const addresses = () => links().map((link) => link.getAttribute('href'));

/** What a browser does with a stylesheet sooner or later. */
const meets = (name: string, what: 'load' | 'error') =>
  links()
    .find((link) => link.getAttribute('href') === name)
    ?.dispatchEvent(new window.Event(what));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const open = (...all: string[]) => vi.stubGlobal('document', pageOf(...all));

test('new styles stand where they do in the new version, and old ones go once it is there', async () => {
  open(sheet('base-1'), sheet('story'));
  const adding = addStyles(pageOf(sheet('base-2'), sheet('story'), sheet('more')));
  expect(addresses()).toEqual(['base-2', 'base-1', 'story', 'more']);
  meets('base-2', 'load');
  meets('more', 'load');
  const removeOld = await adding;
  expect(addresses()).toContain('base-1');
  removeOld();
  expect(addresses()).toEqual(['base-2', 'story', 'more']);
});

test('what a stylesheet is for comes with it', async () => {
  open(sheet('base'));
  void addStyles(pageOf(sheet('base'), sheet('print', 'media="print"')));
  expect(links()[1]?.media).toBe('print');
});

test('a page keeps the styles it has while the others do not come', async () => {
  open(sheet('old'));
  const adding = addStyles(pageOf(sheet('new')));
  await vi.advanceTimersByTimeAsync(10_000);
  const removeOld = await adding;
  removeOld();
  expect(addresses()).toContain('old');
  meets('new', 'load');
  await vi.advanceTimersByTimeAsync(0);
  expect(addresses()).toEqual(['new']);
});

test('a stylesheet that failed is asked for again by the next version, and nothing is missed until then', async () => {
  open(sheet('old'));
  const adding = addStyles(pageOf(sheet('new')));
  meets('new', 'error');
  const removeOld = await adding;
  removeOld();
  expect(addresses()).toEqual(['old']);
  const again = addStyles(pageOf(sheet('new')));
  meets('new', 'load');
  const removeOldAgain = await again;
  removeOldAgain();
  expect(addresses()).toEqual(['new']);
});

test('what came too late takes nothing from a version that came after', async () => {
  open(sheet('old'));
  const first = addStyles(pageOf(sheet('new')));
  await vi.advanceTimersByTimeAsync(10_000);
  const removeOld = await first;
  removeOld();
  const second = await addStyles(pageOf(sheet('old')));
  meets('new', 'load');
  await vi.advanceTimersByTimeAsync(0);
  second();
  expect(addresses()).toEqual(['old']);
});
