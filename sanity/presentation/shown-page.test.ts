import { describe, expect, it } from 'vitest';
import { movedTo, pageOf } from './shown-page.ts';

const draft = { _id: 'drafts.abc', _createdAt: '2026-02-02T11:00:00Z' };

describe('the page of an open document', () => {
  it.each([
    ['a story that is not begun', 'article', { _id: 'drafts.abc' }, null],
    ['a story without an address', 'article', draft, '/article/abc'],
    ['a version of one', 'article', { ...draft, _id: 'versions.r1.abc' }, '/article/abc'],
    ['a story with one', 'article', { ...draft, slug: { current: 'é' } }, '/article/%C3%A9'],
    ['a tag without an address', 'tag', draft, '/tag/abc'],
    ['a section with an empty one', 'section', { ...draft, slug: { current: '' } }, '/section/abc'],
    ['a page without one', 'page', draft, '/abc'],
    ['a redirect', 'redirect', draft, null],
    ['the site settings', 'siteSettings', draft, '/'],
    ['a page', 'page', { ...draft, slug: { current: 'about' } }, '/about'],
    ['nothing', 'article', undefined, null],
  ])('of %s', (_, type, document, page) => {
    expect(pageOf(type, document)).toBe(page);
  });
});

describe('where the preview goes', () => {
  it.each([
    ['along when it is begun', [null, '/article/abc', '/other', '/other'], '/article/abc'],
    ['along from nothing', [null, '/article/abc', undefined, undefined], '/article/abc'],
    ['nowhere from a page that was gone to meanwhile', [null, '/tag/a', '/latest', '/'], null],
    [
      'along when its address is made',
      ['/article/abc', '/article/x', '/article/abc', '/'],
      '/article/x',
    ],
    ['along with a query', ['/article/é', '/article/x', '/article/%C3%A9?a=b', '/'], '/article/x'],
    ['nowhere from another page', ['/article/abc', '/article/x', '/latest', '/latest'], null],
    ['nowhere when nothing moved', ['/article/x', '/article/x', '/', '/'], null],
    ['nowhere without a page', ['/article/x', null, '/article/x', '/'], null],
    ['nowhere when nothing is shown', ['/article/abc', '/article/x', undefined, undefined], null],
  ] as const)('%s', (_, [before, now, shown, opened], to) => {
    expect(movedTo(before, now, shown, opened)).toBe(to);
  });
});
