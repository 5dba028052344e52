import { expect, test } from 'vitest';
import type { EmptyField, Fitting, Misfit } from './typegen.ts';

/** Compiles only where the two types are the same. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;

declare global {
  interface SanityQueries {
    'a query of this test': { title: string; picture: { alt: string | null } | null } | null;
  }
}

test('fields the schema does not fill are found at compile time', () => {
  type Result = { a: string; b: null; list: { c: null; d: number }[] | null; e: string | null };
  const paths: Same<EmptyField<Result>, 'b' | 'list.c'> = true;
  const none: Same<EmptyField<{ a: string | null }>, never> = true;
  expect([paths, none]).toEqual([true, true]);
});

test('a contract has to take what its query yields', () => {
  type Query = 'a query of this test';
  const fits: Same<
    Fitting<Query, { title: string; picture?: { alt: string | null } | null }>,
    unknown
  > = true;
  type TooStrict = Fitting<Query, { title: string; picture: { alt: string } | null }>;
  type Unknown = Fitting<'another query', unknown>;
  const strict: Same<TooStrict, '"picture.alt" may be null, which the contract does not take.'> =
    true;
  const unknown: Same<Unknown, 'The query is not known to TypeGen: run `npm run typegen`.'> = true;
  expect([fits, strict, unknown]).toHaveLength(3);
});

test('what does not fit is told by its path', () => {
  type Result = {
    list: ({ _type: 'sound'; url: string } | { _type: 'table'; rows: string[] })[] | null;
    at: string;
    size: number;
  };
  type Rows = { _type: 'table'; rows: number[] };
  type Sound = { _type: 'sound'; url: string };
  const block: Same<
    Misfit<Result, { list: { _type: 'table'; rows: string[] }[] | null; at: string }>,
    '"list[]" may be of the type "sound", which the contract does not know.'
  > = true;
  const inner: Same<
    Misfit<Result, { list: (Sound | Rows)[] | null; size: string; by: string }>,
    | '"list[].rows[]" is of a type that the contract does not take.'
    | '"size" is of a type that the contract does not take.'
    | 'The query does not ask for "by".'
  > = true;
  const nothing: Same<Misfit<Result, { at: string; size?: number | null }>, never> = true;
  expect([block, inner, nothing]).toEqual([true, true, true]);
});
