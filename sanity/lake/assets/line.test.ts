import { describe, expect, test } from 'vitest';
import {
  createLine,
  type LineBounds,
  type PictureAsker,
  type PictureLane,
  Unwanted,
} from './line.ts';

const bounds: LineBounds = { places: 2, waiting: 10, perVisitor: 10, patienceMs: 60_000 };

/** A line whose work is done when the test says so. */
function open(changes: Partial<LineBounds> = {}) {
  const line = createLine<string>({ ...bounds, ...changes });
  const begun: string[] = [];
  const signals = new Map<string, AbortSignal>();
  const finish = new Map<string, () => void>();
  const ask = (key: string, asker: Partial<PictureAsker> = {}) =>
    line.ask(key, { lane: 'site', visitor: 'a reader', ...asker }, (signal) => {
      begun.push(key);
      signals.set(key, signal);
      return new Promise((resolve) => finish.set(key, () => resolve(key)));
    });
  return {
    line,
    begun,
    signals,
    ask,
    /** Lets begun work end, and what follows it begin. */
    async done(key: string) {
      finish.get(key)?.();
      for (let at = 0; at < 5; at += 1) await Promise.resolve();
    },
  };
}

/** Asks and waits until the line knows; the answer is not waited for. */
const noted = async (promises: Promise<string>[]) => {
  for (const promise of promises) promise.catch(() => {});
  await Promise.resolve();
};

describe('the line for work on pictures', () => {
  test('lets a fixed number in at once, the others in order, and turns too many away', async () => {
    const { ask, begun, done } = open({ waiting: 2 });
    const inside = ['a', 'b', 'c', 'd'].map((key) => ask(key));
    await expect(ask('e')).rejects.toThrow('Too many pictures');
    expect(begun).toEqual(['a', 'b']);
    await done('a');
    expect(await inside[0]).toBe('a');
    expect(begun).toEqual(['a', 'b', 'c']);
    for (const key of ['b', 'c', 'd']) await done(key);
    expect(await Promise.all(inside)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('a failure is told to all who wait, frees its place, and is tried again', async () => {
    const line = createLine<string>({ ...bounds, places: 1 });
    const asker = { lane: 'site', visitor: 'a reader' } as const;
    let times = 0;
    const fail = async () => {
      times += 1;
      throw new Error('no');
    };
    const outcomes = await Promise.allSettled([
      line.ask('a', asker, fail),
      line.ask('a', asker, fail),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(times).toBe(1);
    expect(await line.ask('a', asker, async () => 'in')).toBe('in');
  });

  test('ten who ask for the same are one piece of work', async () => {
    const { ask, begun, done } = open();
    const all = Array.from({ length: 10 }, () => ask('a'));
    await done('a');
    expect(await Promise.all(all)).toEqual(Array(10).fill('a'));
    expect(begun).toEqual(['a']);
  });

  test('work goes on while one of those who asked still waits, and is called off with the last', async () => {
    const { ask, signals } = open();
    const [one, other] = [new AbortController(), new AbortController()];
    const first = ask('a', { signal: one.signal });
    const second = ask('a', { signal: other.signal });
    one.abort();
    await expect(first).rejects.toThrow(Unwanted);
    expect(signals.get('a')?.aborted).toBe(false);
    other.abort();
    await expect(second).rejects.toThrow(Unwanted);
    expect(signals.get('a')?.aborted).toBe(true);
  });

  test('who asks for work that was just called off gets it begun anew', async () => {
    const { ask, begun, done } = open();
    const gone = new AbortController();
    await noted([ask('a', { signal: gone.signal })]);
    gone.abort();
    const again = ask('a');
    await done('a');
    expect(await again).toBe('a');
    expect(begun).toEqual(['a', 'a']);
  });

  test('what nobody waits for any more is never begun', async () => {
    const { ask, begun, done } = open({ places: 1 });
    const gone = new AbortController();
    await noted([ask('a'), ask('b', { signal: gone.signal }), ask('c')]);
    gone.abort();
    await done('a');
    expect(begun).toEqual(['a', 'c']);
  });

  test('the site comes first, then who is signed in, then anybody', async () => {
    const { ask, begun, done } = open({ places: 1 });
    const lanes: [string, PictureLane][] = [
      ['first', 'site'],
      ['rest', 'rest'],
      ['site 1', 'site'],
      ['desk 1', 'desk'],
      ['desk 2', 'desk'],
    ];
    await noted(lanes.map(([key, lane]) => ask(key, { lane })));
    for (const [key] of lanes) await done(key);
    for (const [key] of lanes) await done(key);
    // One of the desk's is let in between readers', so that a crowd of them does not keep it out.
    expect(begun).toEqual(['first', 'desk 1', 'desk 2', 'site 1', 'rest']);
  });

  test('closing sends away who waits, tells running work, and lets nobody in', async () => {
    const { ask, line, signals } = open({ places: 1 });
    const [running, waiting] = [ask('a'), ask('b')];
    await noted([running, waiting]);
    line.close();
    await expect(waiting).rejects.toThrow('Try again');
    expect(signals.get('a')?.aborted).toBe(true);
    await expect(ask('c')).rejects.toThrow('Try again');
  });

  test('nobody waits for ever', async () => {
    const { ask } = open({ places: 1, patienceMs: 20 });
    await noted([ask('a')]);
    await expect(ask('b')).rejects.toThrow('Too many pictures');
  });
});

describe('attack: the line for work on pictures', () => {
  test('60 wishes of strangers before a reader → the reader has a place at once', async () => {
    const { ask, begun } = open({ waiting: 100, perVisitor: 100 });
    const strangers = Array.from({ length: 60 }, (_, at) =>
      ask(`invented ${at}`, { lane: 'rest', visitor: `stranger ${at}` }),
    );
    await noted(strangers);
    expect(begun).toEqual(['invented 0']);
    await noted([ask('picture')]);
    expect(begun).toEqual(['invented 0', 'picture']);
  });

  test('60 wishes of one visitor before another of the same kind → the other is next', async () => {
    const { ask, begun, done } = open({ waiting: 100, perVisitor: 100 });
    await noted(Array.from({ length: 60 }, (_, at) => ask(`${at}`, { visitor: 'greedy' })));
    await noted([ask('picture', { visitor: 'modest' })]);
    await done('0');
    expect(begun).toEqual(['0', '1', 'picture']);
  });

  test('a wish held back in a long row of one visitor → goes on when another asks for it too', async () => {
    const { ask, begun, done } = open({ waiting: 100, perVisitor: 100 });
    await noted(Array.from({ length: 60 }, (_, at) => ask(`${at}`, { visitor: 'greedy' })));
    await noted([ask('59', { visitor: 'modest' })]);
    await done('0');
    expect(begun).toEqual(['0', '1', '59']);
  });

  test('more than its share from one visitor → 429, while others are let in', async () => {
    const { ask } = open({ places: 1, waiting: 100, perVisitor: 3 });
    await noted(['a', 'b', 'c', 'd'].map((key) => ask(key, { visitor: 'greedy' })));
    await expect(ask('e', { visitor: 'greedy' })).rejects.toMatchObject({
      status: 429,
      headers: { 'retry-after': '2' },
    });
    const other = ask('f', { visitor: 'modest' });
    await noted([other]);
  });

  test('strangers by the hundred fill their lane → 503 for them, none for readers', async () => {
    const { ask } = open({ waiting: 5 });
    const rest = (at: number) => ask(`${at}`, { lane: 'rest', visitor: `stranger ${at}` });
    await noted(Array.from({ length: 6 }, (_, at) => rest(at)));
    await expect(rest(7)).rejects.toMatchObject({ status: 503 });
    await noted([ask('picture')]);
  });
});
