import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Keeper, type Made } from './keeper.ts';
import { Ledger } from './ledger.ts';

const keeping = (bytes = 1_000_000) => {
  const ledger = new Ledger();
  const keeper = new Keeper<string>({
    ledger,
    rooms: { main: bytes, spare: 20_000 },
    sizeOf: (value) => value.length,
  });
  return { ledger, keeper };
};

const made = (value: string, tags: readonly string[] = ['t']): Made<string> => ({
  value,
  tags,
  keep: 'main',
});

/** A making that ends when the test says so. */
function gate() {
  let open = (_: Made<string>) => {};
  let fail = (_: Error) => {};
  const promise = new Promise<Made<string>>((resolve, reject) => {
    open = resolve;
    fail = reject;
  });
  return { make: () => promise, open, fail };
}

const never = () => Promise.reject(new Error('must not be made'));

test('what is true is made once', async () => {
  const { keeper } = keeping();
  await keeper.get('k', async () => made('1'));
  expect(await keeper.get('k', never)).toBe('1');
});

test('who asks during a making shares it', async () => {
  const { keeper } = keeping();
  const first = gate();
  const all = [keeper.get('k', first.make), keeper.get('k', never), keeper.get('k', never)];
  first.open(made('1'));
  expect(await Promise.all(all)).toEqual(['1', '1', '1']);
});

test('a change during the making makes it void: it is not kept', async () => {
  const { keeper, ledger } = keeping();
  const first = gate();
  const early = keeper.get('k', first.make);
  await Promise.resolve();
  ledger.change(['t']);
  first.open(made('old'));
  expect(await early).toBe('old');
  expect(await keeper.get('k', async () => made('new'))).toBe('new');
  expect(await keeper.get('k', never)).toBe('new');
});

test('who asks after a change does not get what was begun before it', async () => {
  const { keeper, ledger } = keeping();
  const first = gate();
  const early = keeper.get('k', first.make);
  ledger.change(['t']);
  const late = keeper.get('k', async () => made('new'));
  const later = keeper.get('k', never);
  first.open(made('old'));
  expect(await Promise.all([early, late, later])).toEqual(['old', 'new', 'new']);
});

test('a change of something else during the making does no harm', async () => {
  const { keeper, ledger } = keeping();
  const first = gate();
  const early = keeper.get('k', first.make);
  ledger.change(['other']);
  const late = keeper.get('k', never);
  first.open(made('1'));
  expect(await Promise.all([early, late])).toEqual(['1', '1']);
});

test('a failure is told to those who share it, and to nobody who asked after a change', async () => {
  const { keeper, ledger } = keeping();
  const first = gate();
  const early = keeper.get('k', first.make);
  const twin = keeper.get('k', never);
  ledger.change(['t']);
  const late = keeper.get('k', async () => made('new'));
  first.fail(new Error('away'));
  await expect(early).rejects.toThrow('away');
  await expect(twin).rejects.toThrow('away');
  expect(await late).toBe('new');
});

test('a copy that may be out of date can be recalled, one that changed cannot', async () => {
  const { keeper, ledger } = keeping();
  await keeper.get('k', async () => made('1'));
  ledger.doubt();
  expect(keeper.recall('k')).toEqual({ value: '1', standing: 'unsure' });
  ledger.change(['t']);
  expect(keeper.recall('k')).toBeNull();
});

test('what has a last moment is asked for again after it', async () => {
  const { keeper } = keeping();
  await keeper.get('k', async () => ({ ...made('1'), until: Date.now() - 1 }));
  expect(await keeper.get('k', async () => made('2'))).toBe('2');
});

test('the room is bounded, and what was asked for longest ago goes first', async () => {
  const { keeper } = keeping(100_000);
  for (let n = 0; n < 1000; n += 1) {
    await keeper.get('often', async () => made('often'));
    await keeper.get(`invented-${n}`, async () => made('x'.repeat(1000)));
    expect(keeper.size.bytes).toBeLessThanOrEqual(100_000);
  }
  expect(await keeper.get('often', never)).toBe('often');
  expect(keeper.recall('invented-0')).toBeNull();
});

test('what anyone could invent more of pushes out nothing else', async () => {
  const { keeper } = keeping();
  await keeper.get('real', async () => made('1'));
  for (let n = 0; n < 1000; n += 1) {
    await keeper.get(`invented-${n}`, async () => ({ ...made(''), keep: 'spare' }));
  }
  expect(keeper.size.bytes).toBeLessThan(22_000);
  expect(await keeper.get('real', never)).toBe('1');
});

test('one thing that is larger than its share is given and not kept', async () => {
  const { keeper } = keeping(1000);
  expect(await keeper.get('k', async () => made('x'.repeat(2000)))).toHaveLength(2000);
  expect(keeper.size).toEqual({ bytes: 0, count: 0 });
});

test('however readings, changes and makings cross, nobody gets what was old when they asked', async () => {
  const step = fc.constantFrom('read', 'change', 'finish-first', 'finish-last');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { keeper, ledger } = keeping();
      let stored = 0;
      const waiting: (() => void)[] = [];
      const readings: Promise<boolean>[] = [];
      const read = () => {
        const asked = stored;
        const make = () => {
          // The lake answers with what is stored as the making begins.
          const seen = stored;
          return new Promise<Made<string>>((resolve) => {
            waiting.push(() => resolve(made(String(seen))));
          });
        };
        readings.push(keeper.get('k', make).then((value) => Number(value) >= asked));
      };
      const settle = () => new Promise((resolve) => setImmediate(resolve));
      for (const action of steps) {
        if (action === 'read') read();
        if (action === 'change') {
          stored += 1;
          ledger.change(['t']);
        }
        if (action === 'finish-first') waiting.shift()?.();
        if (action === 'finish-last') waiting.pop()?.();
        await settle();
      }
      while (waiting.length > 0) {
        waiting.shift()?.();
        await settle();
      }
      expect(await Promise.all(readings)).not.toContain(false);
      read();
      await settle();
      waiting.shift()?.();
      expect(Number(keeper.recall('k')?.value ?? stored)).toBe(stored);
      return true;
    }),
    { numRuns: 300 },
  );
});

test('what is ready is what is true without a question; never what changed, is in doubt or past its time', async () => {
  const { keeper, ledger } = keeping();
  expect(keeper.ready('k')).toBe(null);
  await keeper.get('k', async () => made('1'));
  expect([keeper.ready('k'), keeper.ready('k')]).toEqual(['1', '1']);
  ledger.change(['other']);
  expect(keeper.ready('k')).toBe('1');
  ledger.doubt();
  expect(keeper.ready('k')).toBe(null);
  await keeper.get('k', async () => made('2'));
  expect(keeper.ready('k')).toBe('2');
  ledger.change(['t']);
  expect(keeper.ready('k')).toBe(null);
  await keeper.get('k', async () => ({ ...made('3'), until: Date.now() - 1 }));
  expect(keeper.ready('k')).toBe(null);
  await keeper.get('typed', async () => ({ ...made('4'), keep: 'spare' }));
  expect(keeper.ready('typed')).toBe(null);
});
