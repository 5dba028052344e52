import { expect, test } from 'vitest';
import { inTurns } from './in-turns.ts';

test('works are done in their order, all of them, and others come in between', async () => {
  const turn = inTurns(2);
  const done: string[] = [];
  const all = Promise.withResolvers<void>();
  for (const name of ['a', 'b', 'c', 'd']) turn(() => void done.push(name));
  turn(() => {
    done.push('e');
    all.resolve();
  });
  setImmediate(() => done.push('somebody else'));
  await all.promise;
  expect(done).toEqual(['a', 'b', 'somebody else', 'c', 'd', 'e']);

  const later = Promise.withResolvers<void>();
  turn(later.resolve);
  await later.promise;
});
