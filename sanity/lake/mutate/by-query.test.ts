import { describe, expect, it } from 'vitest';
import { lakeForEachTest } from './testing/write.ts';

const lake = lakeForEachTest();

const tag = (id: string, fields: object = {}) => ({ _id: id, _type: 'tag', ...fields });
const patchAll = (set: object, condition = 'true') => ({
  patch: { query: `*[_type == "tag" && ${condition}]`, set },
});
const idsIn = (answer: Awaited<ReturnType<typeof lake.mutateByQuery>>) =>
  answer.ok ? answer.body.results.map(({ id }) => id) : answer.error;

describe('a mutation by query', () => {
  it('is of what the query gives after what its transaction did before it', async () => {
    lake.seed(tag('a', { n: 1 }), tag('b', { n: 2 }), tag('c', { n: 3 }));
    const answer = await lake.mutateByQuery([
      { patch: { id: 'a', set: { n: 5 } } },
      { delete: { id: 'c' } },
      patchAll({ high: true }, 'n > 2'),
      patchAll({ n: 0 }, 'high'),
      { create: tag('d', { n: 0 }) },
      { delete: { query: '*[_type == "tag" && n == 0] | order(_id desc)' } },
    ]);
    expect(idsIn(answer)).toEqual(['a', 'c', 'a', 'a', 'd', 'd', 'a']);
    expect([...lake.lake.documents.all()].map(({ _id }) => _id)).toEqual(['b']);
  });

  it('is of documents that get their ids from the lake, too', async () => {
    const answer = await lake.mutateByQuery([{ create: { _type: 'tag' } }, patchAll({ seen: 1 })]);
    const [created] = [...lake.lake.documents.all()];
    expect(idsIn(answer)).toEqual([created?._id, created?._id]);
    expect(created).toMatchObject({ _type: 'tag', seen: 1 });
  });

  it('may select nothing', async () => {
    expect(await lake.mutateByQuery([patchAll({ n: 1 })])).toMatchObject({ body: { results: [] } });
  });

  it('takes ids, documents, and things that name them', async () => {
    lake.seed(tag('a'), tag('b', { next: { _ref: 'c' } }), tag('c'));
    const answer = await lake.mutateByQuery([
      { patch: { query: '*[_id == "a"]{_id}', set: { n: 1 } } },
      { patch: { query: '*[_id == "b"].next._ref', set: { n: 2 } } },
      { patch: { query: '*[_id == "b"][0]', set: { n: 3 } } },
    ]);
    expect(idsIn(answer)).toEqual(['a', 'c', 'b']);
  });

  it('is refused with its place when what comes before it is', async () => {
    lake.seed(tag('a'));
    const answer = await lake.mutateByQuery([
      { create: tag('b') },
      { create: tag('a') },
      patchAll({}),
    ]);
    expect(answer).toMatchObject({
      status: 409,
      error: { items: [{ index: 1, error: { type: 'documentAlreadyExistsError' } }] },
    });
    expect(lake.get('b')).toBeNull();
  });

  it('is refused when it gives no documents, or too many', async () => {
    const many = Array.from({ length: 10_001 }, (_, n) => tag(`t${n}`));
    lake.seed(...many);
    expect(await lake.mutateByQuery([{ delete: { query: 'count(*)' } }])).toMatchObject({
      status: 400,
      error: {
        items: [{ index: 0, error: { description: expect.stringContaining('has to give') } }],
      },
    });
    expect(await lake.mutateByQuery([patchAll({ n: 1 })])).toMatchObject({
      status: 400,
      error: {
        items: [{ index: 0, error: { description: expect.stringContaining('at most 10000') } }],
      },
    });
    expect(lake.get('t0')).not.toHaveProperty('n');
  });

  it('writes nothing when it is only tried', async () => {
    lake.seed(tag('a'));
    expect(idsIn(await lake.mutateByQuery([patchAll({ n: 1 })], { dryRun: true }))).toEqual(['a']);
    expect(lake.get('a')).not.toHaveProperty('n');
  });

  it('says of a transaction that was made before that it was, whatever it would select', async () => {
    lake.seed(tag('a'));
    lake.mutate([{ create: tag('b') }], { transactionId: 'once' });
    const mutations = [{ create: tag('b') }, patchAll({ n: 1 })];
    expect(await lake.mutateByQuery(mutations, { transactionId: 'once' })).toMatchObject({
      status: 409,
      error: { type: 'transactionAlreadyExistsError' },
    });
  });

  it('is asked again when something was written while it was answered', async () => {
    lake.seed(tag('a'));
    let asked = 0;
    const answer = await lake.mutateByQuery([patchAll({ n: 1 })], {
      meanwhile: () => {
        asked += 1;
        if (asked < 3) lake.seed(tag(`b${asked}`));
      },
    });
    expect(idsIn(answer)).toEqual(['a', 'b1', 'b2']);
    expect(asked).toBe(3);
  });

  it('is put off, not refused, when that goes on and on', async () => {
    lake.seed(tag('a'));
    let asked = 0;
    const answer = await lake.mutateByQuery([patchAll({ n: 1 })], {
      meanwhile: () => {
        asked += 1;
        lake.seed(tag('b', { asked }));
      },
    });
    expect(answer).toMatchObject({
      ok: false,
      status: 503,
      error: { description: expect.stringContaining('Nothing was written: try again') },
    });
    expect(lake.get('a')).not.toHaveProperty('n');
  });
});
