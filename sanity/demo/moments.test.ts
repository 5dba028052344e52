import { expect, it } from 'vitest';
import { ago, ahead, instantOf, on } from './moments.ts';

const now = new Date('2026-03-01T00:10:42.500Z');

it('counts back and ahead from now, on the whole minute', () => {
  expect(instantOf(ago({ days: 1, minutes: 11 }), now)).toBe('2026-02-27T23:59:00.000Z');
  expect(instantOf(ahead({ hours: 5 }), now)).toBe('2026-03-01T05:10:00.000Z');
});

it('leaves a fixed instant where it is', () => {
  expect(instantOf(on('2026-02-02T11:40:00Z'), now)).toBe('2026-02-02T11:40:00.000Z');
});
