import { expect, test } from 'vitest';
import { isKept, keepAddressActions } from './release-redirects.ts';

const move = { from: '/article/b', to: '/article/c' };
const redirect = (id: string, from: string, to: string, version = false) => ({
  _id: id,
  _originalId: version ? `versions.spring.${id}` : id,
  _type: 'redirect',
  _rev: 'r',
  from,
  to,
  permanent: true,
});
const actions = (known: ReturnType<typeof redirect>[]) =>
  keepAddressActions('spring', move, known, 'new');
const create = (id: string, from: string, to: string) => ({
  actionType: 'sanity.action.document.version.create',
  publishedId: id,
  document: { _id: `versions.spring.${id}`, _type: 'redirect', from, to, permanent: true },
});

test('a redirect is made in the release when there is none', () => {
  expect(actions([])).toEqual([create('new', move.from, move.to)]);
});

test('earlier redirects to the old address follow', () => {
  expect(actions([redirect('r', '/article/a', '/article/b')])).toEqual([
    create('new', move.from, move.to),
    create('r', '/article/a', '/article/c'),
  ]);
});

test('a redirect on the new address, which would lead in a circle, is turned round', () => {
  expect(actions([redirect('r', '/article/c', '/article/b')])).toEqual([
    create('r', move.from, move.to),
  ]);
});

test('one that the release holds already is replaced', () => {
  const [action] = actions([redirect('r', '/article/b', '/article/elsewhere', true)]);
  expect(action).toEqual({
    actionType: 'sanity.action.document.version.replace',
    document: create('r', move.from, move.to).document,
  });
});

test('an address is kept when the old one leads to the new one, and not elsewhere', () => {
  expect(isKept([redirect('r', '/article/b', '/article/c')], move)).toBe(true);
  expect(isKept([redirect('r', '/article/b', '/article/elsewhere')], move)).toBe(false);
  expect(isKept([redirect('r', '/article/c', '/article/b')], move)).toBe(false);
});
