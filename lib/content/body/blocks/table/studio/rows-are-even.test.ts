import { expect, it } from 'vitest';
import { rowsAreEven } from './rows-are-even.ts';

it('takes rows of one width, and no rows', () => {
  expect(rowsAreEven([{ cells: ['a', 'b'] }, { cells: ['c', 'd'] }])).toBe(true);
  expect(rowsAreEven(undefined)).toBe(true);
});

it('tells of a row that is short, also of one without cells', () => {
  expect(rowsAreEven([{ cells: ['a', 'b'] }, { cells: ['c'] }])).toEqual(expect.any(String));
  expect(rowsAreEven([{ cells: ['a'] }, {}])).toEqual(expect.any(String));
});
