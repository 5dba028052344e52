import { describe, expect, it } from 'vitest';
import { figureOf } from './figure.ts';

describe('a figure', () => {
  it.each<[string, number | null]>([
    ['7.42', 7.42],
    ['7,42', 7.42],
    ['1,204', 1204],
    ['1,204,000.5', 1_204_000.5],
    ['1 204', 1204],
    ['1\u202f204', 1204],
    ['−0.11', -0.11],
    ['+0.21', 0.21],
    ['12 %', 12],
    [' 0 ', 0],
    ['', null],
    ['n/a', null],
    ['1.2.3', null],
    ['12,04,5', null],
    ['Infinity', null],
    ['1e9', null],
    ['-0', 0],
    ['−0,00 %', 0],
    ['9'.repeat(400), null],
    [`-${'9'.repeat(101)}`, null],
    [`0.${'0'.repeat(330)}1`, 0],
    [`0.${'0'.repeat(300)}1`, null],
    ['0x10', null],
  ])('%j is %j', (written, figure) => {
    expect(figureOf(written)).toBe(figure);
  });
});
