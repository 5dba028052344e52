import { expect, it } from 'vitest';
import { textDirection } from './text-direction.ts';

it.each([
  ['Petro lands in Washington', 'ltr'],
  ['وصل الوفد إلى المدينة', 'rtl'],
  ['“2026: הביקור”', 'rtl'],
  ['Gaza: غزة', 'ltr'],
  ['2026 — 🗞️', 'ltr'],
  ['', 'ltr'],
] as const)('reads %j from its first letter', (text, direction) => {
  expect(textDirection(text)).toBe(direction);
});
