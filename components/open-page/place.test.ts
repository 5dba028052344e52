import { expect, test } from 'vitest';
import { landmarks } from './place.ts';

const box = (name: string, top: number, bottom: number) => ({ name, top, bottom });
const names = (...boxes: ReturnType<typeof box>[]) => landmarks(boxes, 600).map(({ name }) => name);

test('what begins on the screen tells where a reader is', () => {
  expect(
    names(
      box('above', -90, -10),
      box('read', 10, 90),
      box('next', 100, 700),
      box('below', 600, 650),
    ),
  ).toEqual(['read', 'next']);
});

test('a paragraph longer than the screen does, and its item before the list it is in', () => {
  expect(names(box('list', -900, 1800), box('item', -800, 900), box('other', 900, 1000))).toEqual([
    'item',
    'list',
  ]);
});

test('what is folded away, and so measures nothing, does not', () => {
  expect(names(box('folded', 0, 0), box('read', 50, 90))).toEqual(['read']);
});
