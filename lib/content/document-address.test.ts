import { expect, it } from 'vitest';
import { documentAddress } from './document-address.ts';

const at = (current: unknown) => ({ slug: { _type: 'slug', current } });

it.each([
  ['article', '/article/x'],
  ['tag', '/tag/x'],
  ['section', '/section/x'],
  ['author', '/author/x'],
  ['page', '/x'],
])('the %s x is at %s', (type, path) => expect(documentAddress(type, at('x'))).toBe(path));

it('the one front page needs no slug', () => expect(documentAddress('frontPage', {})).toBe('/'));

it.each([
  ['article', null],
  ['article', {}],
  ['article', at('')],
  ['article', at(7)],
  ['redirect', at('x')],
  ['sanity.imageAsset', at('x')],
])('a %s of %j has no address', (type, document) => {
  expect(documentAddress(type, document)).toBeNull();
});
