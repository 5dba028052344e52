import { describe, expect, it } from 'vitest';
import { severalNames } from './names.ts';

describe('names written in a row', () => {
  it.each([
    ['Colombia', ['Colombia']],
    ['Colombia, United States; Trade', ['Colombia', 'United States', 'Trade']],
    [' Colombia ,, colombia,Cólombia, ', ['Colombia']],
    ['one\ntwo\tthree', ['one', 'two', 'three']],
    [' , ; ', []],
  ])('%j', (typed, names) => {
    expect(severalNames(typed)).toEqual(names);
  });
});
