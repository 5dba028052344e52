import { z } from 'zod';
import { type Fault, faultsAt, type Held, hold, type Settled } from './held.ts';
import { read } from './read.ts';

/**
 * Contracts that contain what is bad instead of failing with it. Each takes the same raw type as the
 * contract inside (so that TypeGen's types still have to fit) and yields a `Held` value.
 */

type Raw<C extends z.ZodType> = z.input<C>;
type Kept<C extends z.ZodType> = Settled<z.output<C>>;
type Context = z.core.$RefinementCtx;

/** Makes the faults of an unreadable part those of its holder, which then cannot be read either. */
export function failWith(faults: readonly Fault[], context: Context, raw: unknown): never {
  for (const { path, reason } of faults) {
    context.issues.push({ code: 'custom', message: reason, path: [...path], input: raw });
  }
  return z.NEVER;
}

/** What a contract yields, turned into a view. `view` gets checked, settled values and cannot fail. */
export const viewed = <C extends z.ZodType, V>(contract: C, view: (value: Kept<C>) => V) =>
  z.transform((raw: Raw<C>, context: Context): Held<V> => {
    const reading = read(contract, raw);
    return reading.ok
      ? hold(view(reading.value), reading.faults)
      : failWith(reading.faults, context, raw);
  });

/** A part that may be absent. A bad one counts as absent, and is told. */
export const optional = <C extends z.ZodType>(contract: C) =>
  z.transform((raw: Raw<C> | null | undefined): Held<Kept<C> | null> => {
    if (raw === null || raw === undefined) return hold(null);
    const reading = read(contract, raw);
    return reading.ok ? hold(reading.value, reading.faults) : hold(null, reading.faults);
  });

/** A part its holder can do without, though it should be there: its absence is told. */
export const expected = <C extends z.ZodType>(contract: C) =>
  z.transform((raw: Raw<C> | null | undefined): Held<Kept<C> | null> => {
    const reading = read(contract, raw);
    return reading.ok ? hold(reading.value, reading.faults) : hold(null, reading.faults);
  });

/**
 * A part its holder cannot do without, although its type admits null: a reference that may lead
 * nowhere, a field of an object no Studio rule protects.
 */
export const needed = <C extends z.ZodType>(contract: C, absent = 'is missing') =>
  z.transform((raw: Raw<C> | null | undefined, context: Context): Held<Kept<C>> => {
    if (raw === null || raw === undefined) {
      context.issues.push({ code: 'custom', message: absent, input: raw });
      return z.NEVER;
    }
    const reading = read(contract, raw);
    return reading.ok
      ? hold(reading.value, reading.faults)
      : failWith(reading.faults, context, raw);
  });

/** A reference followed to its document. */
export const referred = <C extends z.ZodType>(contract: C) =>
  needed(contract, 'refers to a document that is missing or not published');

/**
 * A list of which each item stands or falls alone; absent counts as empty.
 *
 * @param atLeast how many items have to stand for the list to stand.
 */
export const each = <C extends z.ZodType>(contract: C, { atLeast = 0 } = {}) =>
  z.transform((raw: readonly Raw<C>[] | null | undefined, context: Context): Held<Kept<C>[]> => {
    const { items, faults } = readEach(contract, raw);
    if (items.length >= atLeast) return hold(items, faults);
    if (faults.length > 0) return failWith(faults, context, raw);
    context.issues.push({ code: 'custom', message: 'is empty', input: raw });
    return z.NEVER;
  });

function readEach<C extends z.ZodType>(contract: C, raw: unknown) {
  const items: Kept<C>[] = [];
  const faults: Fault[] = [];
  if (raw === null || raw === undefined) return { items, faults };
  if (!Array.isArray(raw)) return { items, faults: [{ path: [], reason: 'is not a list' }] };
  raw.forEach((item: unknown, index) => {
    const reading = read(contract, item);
    if (reading.ok) items.push(reading.value);
    for (const fault of faultsAt(index, reading.faults)) faults.push(fault);
  });
  return { items, faults };
}
