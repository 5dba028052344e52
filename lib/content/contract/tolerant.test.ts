import { expect, test } from 'vitest';
import { z } from 'zod';
import { byType } from './by-type.ts';
import { read } from './read.ts';
import { each, expected, needed, optional, referred, viewed } from './tolerant.ts';
import { oneOf, text } from './words.ts';

const person = viewed(z.object({ name: text, role: optional(oneOf(['editor'])) }), (raw) => ({
  ...raw,
  initial: raw.name[0],
}));

test('a bad item is left out alone, and told with its place', () => {
  const reading = read(z.object({ people: each(person) }), {
    people: [{ name: 'Ana' }, { name: ' ' }, null, { name: 'Tom', role: 'king' }, 7],
  });
  expect(reading).toEqual({
    ok: true,
    value: {
      people: [
        { name: 'Ana', role: null, initial: 'A' },
        { name: 'Tom', role: null, initial: 'T' },
      ],
    },
    faults: [
      { path: ['people', 1, 'name'], reason: 'is empty' },
      { path: ['people', 2], reason: 'is missing' },
      { path: ['people', 3, 'role'], reason: 'is not one of editor' },
      { path: ['people', 4], reason: 'is not an object' },
    ],
  });
});

test.each([
  ['no list', 'a string', [{ path: ['people'], reason: 'is not a list' }]],
  ['too few', [], [{ path: ['people'], reason: 'is empty' }]],
  ['too few that stand', [null], [{ path: ['people', 0], reason: 'is missing' }]],
])('a list that needs an item falls with %s', (_, people, faults) => {
  const reading = read(z.object({ people: each(person, { atLeast: 1 }) }), { people });
  expect(reading).toEqual({ ok: false, faults });
});

test.each([
  ['needed', needed(text), false, 'is missing'],
  ['referred', referred(text), false, 'refers to a document that is missing or not published'],
  ['expected', expected(text), true, 'is missing'],
  ['optional', optional(text), true, undefined],
])('an absent %s part', (_, contract, ok, reason) => {
  const reading = read(z.object({ part: contract }), { part: null });
  expect(reading.ok).toBe(ok);
  expect(reading.faults[0]?.reason).toBe(reason);
});

test('a type nobody knows is named', () => {
  const contract = byType({ person: z.object({ _type: z.literal('person'), name: text }) });
  expect(read(contract, { _type: 'person', name: 'Ana' })).toMatchObject({ ok: true });
  expect(read(contract, { _type: 'constructor' })).toEqual({
    ok: false,
    faults: [{ path: [], reason: 'is of the unknown type "constructor"' }],
  });
});
