import { isObject } from '#lib/is-object.ts';

/**
 * What a tolerant contract yields: the value that could be kept, and what had to be left out of it.
 * Paths of the faults are relative to the raw value the contract was given.
 */
export type Held<T> = {
  readonly held: typeof heldMark;
  readonly value: T;
  readonly faults: readonly Fault[];
};

/** Something in the content that does not stand. `reason` completes the sentence "<field> …". */
export type Fault = { path: readonly (string | number)[]; reason: string };

const heldMark: unique symbol = Symbol('held');

/** A contract's output with every held part replaced by its value. */
export type Settled<T> =
  T extends Held<infer Value>
    ? Value
    : T extends readonly (infer Item)[]
      ? Settled<Item>[]
      : T extends object
        ? { [Key in keyof T]: Settled<T[Key]> }
        : T;

export const hold = <T>(value: T, faults: readonly Fault[] = []): Held<T> => ({
  held: heldMark,
  value,
  faults,
});

/** The same faults, seen from the value that holds the faulty one at `step`. */
export const faultsAt = (step: string | number, faults: readonly Fault[]): Fault[] =>
  faults.map((fault) => ({ ...fault, path: [step, ...fault.path] }));

const isHeld = (value: unknown): value is Held<unknown> =>
  isObject(value) && 'held' in value && value.held === heldMark;

/** Takes the held parts out of a parsed value, and gathers their faults with full paths. */
export function settle<T>(value: T): { value: Settled<T>; faults: Fault[] };
export function settle(value: unknown): { value: unknown; faults: readonly Fault[] } {
  if (isHeld(value)) return value;
  if (!isObject(value)) return { value, faults: [] };
  const parts = Object.entries(value).map(([name, part]) => {
    const step = Array.isArray(value) ? Number(name) : name;
    const settled = settle(part);
    return { name, value: settled.value, faults: faultsAt(step, settled.faults) };
  });
  return {
    value: Array.isArray(value)
      ? parts.map((part) => part.value)
      : Object.fromEntries(parts.map((part) => [part.name, part.value])),
    faults: parts.flatMap((part) => part.faults),
  };
}
