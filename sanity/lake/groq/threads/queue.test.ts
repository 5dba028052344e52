import { describe, expect, it } from 'vitest';
import { createFairQueue, type Queued } from './queue.ts';

type Named = Queued & { name: string };
const named = (name: string, since: number, asker = 'site'): Named => ({
  ...{ name, since, asker },
  ...{ lane: undefined, urgent: false, size: 0 },
});

/** The names of all that wait, as they are begun one after the other. */
function order(...all: Named[]): string[] {
  const queue = createFairQueue<Named>({ atOnce: 1, waiting: 10, bytes: 10 });
  for (const one of all) queue.add(one);
  return all.map(() => {
    const one = queue.take();
    if (one !== null) queue.done(one);
    return one?.name ?? 'nothing';
  });
}

describe('a fair queue', () => {
  it('answers one asker in the order in which the questions came', () => {
    expect(order(named('first', 1), named('second', 1), named('third', 2))).toEqual([
      'first',
      'second',
      'third',
    ]);
  });

  it('lets one with a head start overtake what came shortly before, and nothing that waits longer', () => {
    const waiting = [named('old list', 0), named('list', 1_500), named('next list', 1_600)];
    const stories = [named('story', 1_601 - 1_000), named('next story', 1_602 - 1_000)];
    expect(order(...waiting, ...stories)).toEqual([
      'old list',
      'story',
      'next story',
      'list',
      'next list',
    ]);
  });

  it('lets nobody overtake others by a head start', () => {
    expect(order(named('list', 5), named('other’s', 6, 'other'), named('story', 1))).toEqual([
      'story',
      'other’s',
      'list',
    ]);
  });
});
