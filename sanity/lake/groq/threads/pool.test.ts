import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../../store/testing/store.ts';
import type { Asking } from './crew.ts';
import type { Question } from './messages.ts';
import { createQueryPool, type QueryPool } from './pool.ts';

let lake: TestStore;
let pool: QueryPool;
beforeAll(() => {
  lake = openTestStore();
  lake.commits.commit({ author: 'p-editor' }, ({ transactionId, timestamp }) => ({
    ok: true,
    mutations: [],
    changes: Array.from({ length: 300 }, (_, n) => ({
      id: `n${n}`,
      before: null,
      after: {
        _id: `n${n}`,
        _type: 'note',
        _rev: transactionId,
        _createdAt: timestamp,
        _updatedAt: timestamp,
      },
      mutations: [],
    })),
  }));
  // Never reached: what is slow here ends when a test says so, however long new threads take to start.
  pool = createQueryPool({ dir: lake.dir, limitMs: 60_000 });
});
afterAll(async () => {
  await pool.close();
  lake.dispose();
});

const question = (query: string): Question => ({
  kind: 'query',
  query,
  apiVersion: 'v2026-02-01',
  echo: false,
});
/** Compares every three documents with each other, which takes for ever. */
const endless = question(`count(*[_type == "note" && count(*[_id != ^._id &&
  count(*[_id > ^._id && _id < ^.^._id]) > 0]) > 0])`);
const quick = question('count(*[_type == "note"])');

/** Asks, and gives the names of the questions in the order of their ends, with how they ended. */
function asker() {
  const ends: string[] = [];
  return {
    ends,
    async ask(name: string, asked: Question, asking?: Asking) {
      const { kind } = await pool.ask(asked, asking);
      ends.push(`${name}: ${kind}`);
    },
  };
}

describe('the pool of query threads', () => {
  it('gives each lane one thread at most, so that there is one for clients', async () => {
    const { ends, ask } = asker();
    const hangUp = new AbortController();
    const { signal } = hangUp;
    const slow = [
      ask('webhook', endless, { lane: 'webhooks', signal }),
      ask('listener', endless, { lane: 'listeners', signal }),
    ];
    const next = [
      ask('next webhook', quick, { lane: 'webhooks' }),
      ask('next listener', quick, { lane: 'listeners' }),
    ];
    await ask('client', quick);
    await ask('client again', quick);
    hangUp.abort();
    await Promise.all([...slow, ...next]);
    expect(ends.slice(0, 2)).toEqual(['client: answer', 'client again: answer']);
    expect(ends.indexOf('webhook: stopped')).toBeLessThan(ends.indexOf('next webhook: answer'));
    expect(ends.indexOf('listener: stopped')).toBeLessThan(ends.indexOf('next listener: answer'));
    expect(ends).toHaveLength(6);
  });

  it('gives up a question that is wanted soon, begun or not', async () => {
    const { ends, ask } = asker();
    const busy = Array.from({ length: 3 }, (_, n) =>
      ask(`busy ${n}`, endless, { withinMs: 1_000 }),
    );
    await ask('waiting', quick, { withinMs: 50 });
    expect(ends).toEqual(['waiting: stopped']);
    await Promise.all(busy);
    await ask('begun', endless, { withinMs: 500 });
    expect(await pool.ask(endless, { withinMs: 500 })).toEqual({
      kind: 'stopped',
      why: 'after 0.5 seconds',
    });
    expect(ends.at(-1)).toBe('begun: stopped');
    expect(await pool.ask(quick)).toMatchObject({ kind: 'answer' });
  });

  it('answers it before what waits', async () => {
    const { ends, ask } = asker();
    const busy = Array.from({ length: 3 }, (_, n) =>
      ask(`busy ${n}`, endless, { withinMs: 3_000 }),
    );
    const waiting = ask('waiting', quick);
    const soon = ask('wanted soon', quick, { withinMs: 60_000 });
    await Promise.all([...busy, waiting, soon]);
    expect(ends.filter((end) => !end.startsWith('busy'))).toEqual([
      'wanted soon: answer',
      'waiting: answer',
    ]);
  });

  it('stops a question at the limit, whoever waits for it', async () => {
    const strict = createQueryPool({ dir: lake.dir, limitMs: 500 });
    expect(await strict.ask(endless)).toEqual({ kind: 'stopped', why: 'after 0.5 seconds' });
    await strict.close();
  });

  it('says when it is closing', async () => {
    const closing = createQueryPool({ dir: lake.dir, limitMs: 60_000 });
    const asked = [closing.ask(endless), closing.ask(quick, { withinMs: 20_000 })];
    await closing.close();
    const outcomes = await Promise.all([...asked, closing.ask(quick)]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['failure', 'failure', 'failure']);
  });
});
