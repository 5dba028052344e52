import { z } from 'zod';
import { isObject } from '#lib/is-object.ts';
import { type Held, hold, type Settled } from './held.ts';
import { read } from './read.ts';
import { failWith } from './tolerant.ts';

/**
 * A value that is of one of several types, each with a contract of its own, told apart by `_type`.
 * A type that is not among them is a fault that names it.
 */
export const byType = <Contracts extends Record<string, z.ZodType>>(contracts: Contracts) =>
  chosenByType((type) => named(contracts, type));

/** The same, where the contract for a type has to be looked for. */
export const chosenByType = <Contract extends z.ZodType>(
  contractFor: (type: string) => Contract | undefined,
) =>
  z.transform(
    (raw: z.input<Contract>, context: z.core.$RefinementCtx): Held<Settled<z.output<Contract>>> => {
      const type = typeOf(raw);
      const contract = contractFor(type);
      if (contract === undefined) {
        return failWith([{ path: [], reason: `is of the unknown type "${type}"` }], context, raw);
      }
      const reading = read(contract, raw);
      return reading.ok
        ? hold(reading.value, reading.faults)
        : failWith(reading.faults, context, raw);
    },
  );

/** The `_type` of a raw value, empty when it has none. */
export const typeOf = (raw: unknown): string => {
  const type = isObject(raw) && '_type' in raw ? raw._type : undefined;
  return typeof type === 'string' ? type : '';
};

/** What an object holds itself under a name; nothing it inherits. */
export const named = <T extends object>(object: T, name: string): T[keyof T] | undefined =>
  isKeyOf(object, name) ? object[name] : undefined;

const isKeyOf = <T extends object>(object: T, name: PropertyKey): name is keyof T =>
  Object.hasOwn(object, name);
