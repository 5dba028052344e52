import { expect, test } from 'vitest';
import type { EmptyField, Fitting } from './typegen.ts';

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
  const strict: keyof TooStrict = 'the query yields what the contract does not take';
  const unknown: keyof Unknown = 'the query is not known to TypeGen';
  expect([fits, strict, unknown]).toHaveLength(3);
});
