import { expect, test } from 'vitest';
import { isKept, keepAddressActions, moveBetween } from './release-redirects.ts';

const move = { documentId: 'd', left: '/article/b', taken: '/article/c' };
const redirect = (id: string, from: string, to: string, isVersion = false) => ({
  _id: id,
  _originalId: isVersion ? `versions.spring.${id}` : id,
  _type: 'redirect',
  _rev: 'r',
  from,
  to,
  permanent: true,
});
const actions = (known: ReturnType<typeof redirect>[]) => keepAddressActions('spring', move, known);
const create = (id: string, from: string, to: string, documentId?: string) => ({
  actionType: 'sanity.action.document.version.create',
  publishedId: id,
  document: {
    _id: `versions.spring.${id}`,
    _type: 'redirect',
    from,
    to,
    permanent: true,
    ...(documentId && { documentId }),
  },
});
const made = create(expect.stringContaining('redirect-'), move.left, move.taken, 'd');
made.document._id = expect.stringContaining('versions.spring.redirect-');

test('a redirect is made in the release when there is none', () => {
  expect(actions([])).toEqual([made]);
});

test('earlier redirects to the old address follow', () => {
  expect(actions([redirect('r', '/article/a', '/article/b')])).toEqual([
    create('r', '/article/a', '/article/c'),
    made,
  ]);
});

test('a redirect on the new address, which would lead in a circle, goes with the release', () => {
  const gone = redirect('r', '/article/c', '/article/b');
  expect(actions([gone])).toEqual([
    made,
    {
      actionType: 'sanity.action.document.version.unpublish',
      versionId: 'versions.spring.r',
      publishedId: 'r',
    },
  ]);
  expect(actions([{ ...gone, _originalId: 'versions.spring.r' }])).toEqual([
    made,
    { actionType: 'sanity.action.document.version.discard', versionId: 'versions.spring.r' },
  ]);
});

test('one that the release holds already is replaced', () => {
  const [action] = actions([redirect('r', '/article/b', '/article/elsewhere', true)]);
  expect(action).toEqual({
    actionType: 'sanity.action.document.version.replace',
    document: create('r', '/article/b', '/article/c', 'd').document,
  });
});

test('an address is kept when the old one leads to the new one, and not elsewhere', () => {
  const kept = { ...redirect('r', '/article/b', '/article/c'), documentId: 'd' };
  expect(isKept([kept], move)).toBe(true);
  expect(isKept([{ ...kept, to: '/article/elsewhere' }], move)).toBe(false);
  expect(isKept([kept, redirect('s', '/article/c', '/article/b')], move)).toBe(false);
});

test('a document that was not published, or stays, does not move', () => {
  const at = (current: string) => ({ slug: { current } });
  const story = { id: 'd', type: 'article' };
  expect(moveBetween(story, at('b'), at('c'))).toEqual(move);
  expect(moveBetween(story, null, at('c'))).toBeNull();
  expect(moveBetween(story, at('b'), at('b'))).toBeNull();
  expect(moveBetween({ id: 'frontPage', type: 'frontPage' }, at('b'), at('c'))).toBeNull();
});
