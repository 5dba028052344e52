import { expect, onTestFinished, test, vi } from 'vitest';
import { Ledger } from '../../keep/ledger.ts';
import { LakeUnavailableError } from '../ask-lake.ts';
import { askedBy } from './asked.ts';
import { AddressKeeper } from './known.ts';

/** A lake whose redirects a test sets, and which can be away. */
function lakeWith(...first: string[]) {
  const ledger = new Ledger();
  const state = { from: first, asked: 0, away: false };
  const keeper = new AddressKeeper(async () => {
    state.asked += 1;
    if (state.away) throw new LakeUnavailableError('it is away.');
    return { result: state.from.map((from) => ({ _id: from, from })), tags: ['s1:redirect'] };
  }, ledger);
  const isOld = async (address: string) => {
    const { table, standsIn } = await keeper.get();
    return { found: table.from(askedBy(address)).length > 0, standsIn };
  };
  return { ledger, state, isOld };
}

test('the lake is asked once, and again when a redirect has changed', async () => {
  const { ledger, state, isOld } = lakeWith('/a');
  await Promise.all([isOld('/a'), isOld('/b'), isOld('/c')]);
  expect(state.asked).toBe(1);
  ledger.change(['s1:article']);
  expect(await isOld('/b')).toEqual({ found: false, standsIn: false });
  expect(state.asked).toBe(1);
  state.from = ['/b'];
  ledger.change(['s1:redirect']);
  expect(await isOld('/b')).toEqual({ found: true, standsIn: false });
  expect(state.asked).toBe(2);
});

test('while the lake is away the last table stands in, and it is not asked for each reader', async () => {
  const { ledger, state, isOld } = lakeWith('/a');
  await isOld('/a');
  state.away = true;
  ledger.doubt();
  for (let n = 0; n < 10; n += 1)
    expect(await isOld('/a')).toEqual({ found: true, standsIn: true });
  expect(state.asked).toBe(2);
});

test('without any it cannot be told, until the lake is back: then at once', async () => {
  const { state, isOld } = lakeWith('/a');
  state.away = true;
  await expect(isOld('/a')).rejects.toThrow(LakeUnavailableError);
  await expect(isOld('/a')).rejects.toThrow(LakeUnavailableError);
  state.away = false;
  expect(await isOld('/a')).toEqual({ found: true, standsIn: false });
});

test('one that is known to have changed does not stand in', async () => {
  const { ledger, state, isOld } = lakeWith('/a');
  await isOld('/a');
  state.away = true;
  ledger.change(['s1:redirect']);
  await expect(isOld('/a')).rejects.toThrow(LakeUnavailableError);
});

test('a question that is not answered in time is not waited for by those who come later', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const answers: (() => void)[] = [];
  const keeper = new AddressKeeper(
    () =>
      new Promise((answer) => answers.push(() => answer({ result: [], tags: ['s1:redirect'] }))),
    new Ledger(),
  );
  const first = keeper.get().catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(2500);
  expect(await first).toBeInstanceOf(LakeUnavailableError);
  const second = keeper.get();
  await vi.advanceTimersByTimeAsync(10);
  answers[1]?.();
  expect((await second).standsIn).toBe(false);
});

test('what is no redirect hinders none', async () => {
  const keeper = new AddressKeeper(
    async () => ({ result: [null, { _id: 'x' }, { _id: 'a', from: '/a' }], tags: [] }),
    new Ledger(),
  );
  expect((await keeper.get()).table.from(askedBy('/a'))).toEqual(['a']);
});

test('redirects written while it is asked for are asked for once more, not once each', async () => {
  const ledger = new Ledger();
  const waiting: (() => void)[] = [];
  let stored = 0;
  const keeper = new AddressKeeper(() => {
    const from = `/${stored}`;
    return new Promise((resolve) => {
      waiting.push(() => resolve({ result: [{ _id: from, from }], tags: ['s1:redirect'] }));
    });
  }, ledger);
  const found = async () => (await keeper.get()).table.from(askedBy('/100')).length;
  const early = found();
  await expect.poll(() => waiting.length).toBe(1);
  const all: Promise<number>[] = [];
  for (stored = 1; stored <= 100; stored += 1) {
    ledger.change(['s1:redirect']);
    if (stored === 100) break;
    all.push(found());
  }
  const last = found();
  waiting.shift()?.();
  expect(await early).toBe(0);
  await expect.poll(() => waiting.length).toBe(1);
  waiting.shift()?.();
  expect(await last).toBe(1);
  await Promise.all(all);
  expect(waiting).toHaveLength(0);
});
