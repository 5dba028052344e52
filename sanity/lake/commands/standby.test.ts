import { expect, it } from 'vitest';
import { loseMachines } from '../testing/standby.ts';

const rounds = Number(process.env.LAKE_STANDBY_ROUNDS ?? 3);

/** What may be lost, and how long it may take, is told and measured elsewhere; here, that it ends. */
const LONG_MS = 60_000;

it(`a machine that is lost with its disk, ${rounds} times over, six writing, is taken over by the next`, async () => {
  const results = await loseMachines(rounds);
  for (const { acknowledged, lostMs, isSuffix, backMs, faults } of results) {
    expect(acknowledged).toBeGreaterThan(0);
    expect(faults).toBe('');
    // Each has what it wrote up to a moment, and nothing is missing before that.
    expect(isSuffix).toBe(true);
    expect(lostMs).toBeLessThan(LONG_MS);
    expect(backMs).toBeLessThan(LONG_MS);
  }
}, 900_000);
