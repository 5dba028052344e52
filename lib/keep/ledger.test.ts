import { expect, test } from 'vitest';
import { anyTag, clockTag, Ledger } from './ledger.ts';

test('what was made before a change of its tags is never to be shown again', () => {
  const ledger = new Ledger();
  const origin = { began: ledger.moment, tags: ['a', 'b'] };
  ledger.change(['c']);
  expect(ledger.standing(origin)).toBe('true');
  ledger.change(['b']);
  expect(ledger.standing(origin)).toBe('changed');
  expect(ledger.standing({ began: ledger.moment, tags: ['a', 'b'] })).toBe('true');
});

test('a change that crosses the making counts, however late the making ends', () => {
  const ledger = new Ledger();
  const { moment: began } = ledger;
  ledger.change(['a']);
  ledger.change(['z']);
  expect(ledger.standing({ began, tags: ['a'] })).toBe('changed');
});

test('what may have been missed, and the time of day, leave a copy that may stand in', () => {
  const ledger = new Ledger();
  const story = { began: ledger.moment, tags: ['a'] };
  ledger.doubt();
  expect(ledger.standing(story)).toBe('unsure');
  const list = { began: ledger.moment, tags: ['a', clockTag] };
  ledger.change([clockTag]);
  expect(ledger.standing(list)).toBe('unsure');
  ledger.change(['a']);
  expect(ledger.standing(list)).toBe('changed');
  expect(ledger.standing(story)).toBe('changed');
});

test('what does not say what it was made of is void after any change', () => {
  const ledger = new Ledger();
  const origin = { began: ledger.moment, tags: [anyTag] };
  ledger.change(['something']);
  expect(ledger.standing(origin)).toBe('changed');
});

test('an unknown change voids everything', () => {
  const ledger = new Ledger();
  const origin = { began: ledger.moment, tags: ['a'] };
  ledger.change(null);
  expect(ledger.standing(origin)).toBe('changed');
});

test('changes too old to be remembered one by one count as changes of everything', () => {
  const ledger = new Ledger(3);
  const old = { began: ledger.moment, tags: ['untouched'] };
  ledger.change(['a']);
  const young = { began: ledger.moment, tags: ['untouched'] };
  ledger.change(['b', 'c']);
  expect(ledger.standing(old)).toBe('changed');
  expect(ledger.standing(young)).toBe('true');
});

test('listeners hear of each change once it is in the ledger', () => {
  const ledger = new Ledger();
  const heard: unknown[] = [];
  const stop = ledger.listen((tags) => heard.push([tags, ledger.moment]));
  ledger.change(['a']);
  ledger.doubt();
  stop();
  ledger.change(['b']);
  expect(heard).toEqual([
    [['a'], 1],
    [null, 2],
  ]);
});
