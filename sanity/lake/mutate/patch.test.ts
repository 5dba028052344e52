import { describe, expect, it } from 'vitest';
import { lakeForEachTest } from './testing/write.ts';

const lake = lakeForEachTest();

const before = {
  _id: 'petro',
  _type: 'article',
  headline: 'Petro lands',
  views: 3,
  tags: [
    { _key: 'a', title: 'A' },
    { _key: 'b', title: 'B' },
  ],
  words: ['one', 'two'],
};

const patched = (patch: Record<string, unknown>) => {
  lake.seed(before);
  const answer = lake.mutate([{ patch: { id: 'petro', ...patch } }], { transactionId: 'patched' });
  return { answer, after: lake.get('petro') };
};

describe('patch', () => {
  it.each([
    ['set', { set: { headline: 'Petro leaves' } }, { headline: 'Petro leaves' }],
    [
      'set of an inner field without its parents',
      { set: { 'seo.title': 'T' } },
      { seo: { title: 'T' } },
    ],
    [
      'set by key',
      { set: { 'tags[_key=="b"].title': 'Bee' } },
      { tags: [before.tags[0], { _key: 'b', title: 'Bee' }] },
    ],
    [
      'set of every match',
      { set: { 'tags[0:2].title': 'Z' } },
      { tags: [{ title: 'Z' }, { title: 'Z' }] },
    ],
    [
      'setIfMissing',
      { setIfMissing: { headline: 'No', kind: 'news' } },
      { headline: 'Petro lands', kind: 'news' },
    ],
    ['unset by key', { unset: ['tags[_key=="a"]'] }, { tags: [before.tags[1]] }],
    ['unset of what is not there', { unset: ['nothing.at.all'] }, before],
    ['inc', { inc: { views: 2 } }, { views: 5 }],
    ['dec', { dec: { views: 2 } }, { views: 1 }],
    ['inc of what the same patch sets', { set: { n: 1 }, inc: { n: 1 } }, { n: 2 }],
    [
      'insert before',
      { insert: { before: 'words[0]', items: ['zero'] } },
      { words: ['zero', 'one', 'two'] },
    ],
    [
      'insert at the end',
      { insert: { after: 'words[-1]', items: ['three'] } },
      { words: ['one', 'two', 'three'] },
    ],
    [
      'insert in an empty array',
      { set: { words: [] }, insert: { after: 'words[-1]', items: ['a'] } },
      { words: ['a'] },
    ],
    [
      'insert by key',
      { insert: { after: 'tags[_key=="a"]', items: [{ _key: 'c' }] } },
      { tags: [before.tags[0], { _key: 'c' }, before.tags[1]] },
    ],
    [
      'insert in place of',
      { insert: { replace: 'words[0:1]', items: ['uno', 'eins'] } },
      { words: ['uno', 'eins', 'two'] },
    ],
    [
      'insert in place of nothing',
      { insert: { replace: 'words[5:6]', items: ['x'] } },
      { words: ['one', 'two'] },
    ],
    [
      'diffMatchPatch',
      { diffMatchPatch: { headline: '@@ -3,9 +3,9 @@\n tro \n-land\n+fall\n s\n' } },
      { headline: 'Petro falls' },
    ],
    [
      'diffMatchPatch where there is no text',
      { diffMatchPatch: { gone: '@@ -0,0 +1 @@\n+a\n', views: '@@ -0,0 +1 @@\n+a\n' } },
      before,
    ],
    [
      'the operations in their order',
      { insert: { after: 'words[-1]', items: ['x'] }, set: { words: ['s'] }, unset: ['headline'] },
      { words: ['s', 'x'] },
    ],
  ])('%s', (_, patch, expected) => {
    const { answer, after } = patched(patch);
    expect(answer).toMatchObject({ body: { results: [{ id: 'petro', operation: 'update' }] } });
    expect(after).toMatchObject({ ...expected, _rev: 'patched' });
  });

  it('of a query patches what it gives', async () => {
    lake.seed(before, { ...before, _id: 'other', views: 10 });
    const patch = { query: '*[views > $n]', params: { n: 5 }, set: { hot: true } };
    await lake.mutateByQuery([{ patch }]);
    expect(lake.get('other')).toMatchObject({ hot: true });
    expect(lake.get('petro')).not.toHaveProperty('hot');
  });

  it('keeps the time of creation and moves the time of change', () => {
    lake.seed(before);
    lake.lake.setTime('2026-02-04T00:00:00.000Z');
    lake.mutate([{ patch: { id: 'petro', set: { _createdAt: '1999-01-01T00:00:00Z' } } }]);
    expect(lake.get('petro')).toMatchObject({
      _createdAt: '2026-02-02T08:00:00.000Z',
      _updatedAt: '2026-02-04T00:00:00.000Z',
    });
  });

  it.each([
    ['of nothing', { id: 'nobody', set: { a: 1 } }, 409, 'documentNotFoundError'],
    ['that changes the id', { id: 'petro', set: { _id: 'other' } }, 400, 'validationError'],
    ['that changes the type', { id: 'petro', set: { _type: 'tag' } }, 400, 'validationError'],
    ['that takes the type away', { id: 'petro', unset: ['_type'] }, 400, 'validationError'],
    ['with a path that is none', { id: 'petro', set: { 'a..': 1 } }, 400, 'validationError'],
    [
      'with a text patch that is none',
      { id: 'petro', diffMatchPatch: { headline: '@@ x' } },
      400,
      'validationError',
    ],
    ['that adds to a text', { id: 'petro', inc: { headline: 1 } }, 409, 'conflictError'],
    ['that adds to nothing', { id: 'petro', dec: { nothing: 1 } }, 409, 'conflictError'],
  ])('%s is refused', (_, patch, status, type) => {
    lake.seed(before);
    expect(lake.mutate([{ patch }])).toMatchObject({
      ok: false,
      status,
      error: { items: [{ index: 0, error: { type } }] },
    });
    expect(lake.get('petro')).toMatchObject(before);
  });

  it('of another revision than expected is refused, naming both', () => {
    const rev = lake.seed(before);
    const patch = (ifRevisionID: string, set: object) => ({
      patch: { id: 'petro', ifRevisionID, set },
    });
    expect(lake.mutate([patch('older', { a: 1 })])).toMatchObject({
      status: 409,
      error: {
        items: [
          {
            error: {
              type: 'documentRevisionIDDoesNotMatchError',
              currentRevisionID: rev,
              expectedRevisionID: 'older',
            },
          },
        ],
      },
    });
    // A transaction is one moment: its second patch expects what its first one did.
    expect(lake.mutate([patch(rev, { a: 1 }), patch(rev, { b: 2 })])).toMatchObject({ ok: true });
  });
});
