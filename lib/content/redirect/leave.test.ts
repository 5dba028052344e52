import { expect, test } from 'vitest';
import { addressedTypes } from '../document-types.ts';
import { standingAt } from './leave.ts';

test('documents of every type with an address may stand where another was', () => {
  for (const type of addressedTypes()) expect(standingAt).toContain(`"${type}"`);
});
