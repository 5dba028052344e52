import { describe, expect, it } from 'vitest';
import { createWriteGate } from './write-gate.ts';

describe('the gate of writes', () => {
  it('lets writes through that come while nobody holds it, and keeps the others waiting', async () => {
    const gate = createWriteGate();
    const order: string[] = [];
    await gate.pass();
    const done = Promise.withResolvers<void>();
    const holding = gate.hold(async () => {
      order.push('held');
      await done.promise;
      order.push('let go');
    });
    const writing = gate.pass().then(() => order.push('written'));
    done.resolve();
    await Promise.all([holding, writing]);
    expect(order).toEqual(['held', 'let go', 'written']);
  });

  it('is held by one at a time, and let go by one that fails', async () => {
    const gate = createWriteGate();
    let holders = 0;
    let most = 0;
    const hold = (fails: boolean) =>
      gate.hold(async () => {
        holders += 1;
        most = Math.max(most, holders);
        await new Promise((resolve) => setImmediate(resolve));
        holders -= 1;
        if (fails) throw new Error('it failed');
      });
    const ends = await Promise.allSettled([hold(true), hold(false), hold(true), hold(false)]);
    expect(ends.map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(most).toBe(1);
    await gate.pass();
  });
});
