import { expect, it } from 'vitest';
import { languageDirection, textDirection } from './text-direction.ts';

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

it.each([
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['fa', 'rtl'],
  ['ff-Adlm', 'rtl'],
  ['az-Arab', 'rtl'],
  ['az', 'ltr'],
  ['en-GB', 'ltr'],
])('the language %s runs %s', (language, direction) => {
  expect(languageDirection(language)).toBe(direction);
});
