import { isObject } from '../../wire/is-object.ts';
import { computed, fieldsOf, itemsOf, listOf, NOTHING, objectOf, type Tracked } from './tracked.ts';

/** A list made of the elements of another; nothing when that is no list. */
export function overItems(
  base: Tracked,
  make: (items: readonly Tracked[]) => readonly Tracked[],
): Tracked {
  const items = itemsOf(base);
  return items === null ? NOTHING : listOf(make(items));
}

type Computation = (values: readonly unknown[]) => unknown;

/**
 * The elements a computation picks and orders. It hands back the very values it was given, so each
 * is recognised; equal strings and numbers are taken in their order, as they were given.
 */
export function arrange(items: readonly Tracked[], compute: Computation): Tracked[] {
  const waiting = new Map<unknown, Tracked[]>();
  for (const item of items) {
    waiting.set(item.value, [...(waiting.get(item.value) ?? []), item]);
  }
  const picked = compute(items.map((item) => item.value));
  if (!Array.isArray(picked)) return [];
  return picked.map((value: unknown) => waiting.get(value)?.shift() ?? computed(value));
}

const PLACE = Symbol('place');

/** The elements of `| score(…)`, which are copies with a `_score`, the best first. */
export function scored(items: readonly Tracked[], compute: Computation): Tracked[] {
  const marked = items.map(({ value }, place) =>
    isObject(value) ? { ...value, [PLACE]: place } : value,
  );
  const result = compute(marked);
  if (!Array.isArray(result)) return [];
  return result.map((value: unknown) => {
    const item = items[placeOf(value)];
    const fields = item === undefined ? null : fieldsOf(item);
    if (fields === null) return computed(value);
    const score = typeof value === 'object' && value !== null && '_score' in value;
    return objectOf(new Map([...fields, ['_score', computed(score ? value._score : null)]]));
  });
}

function placeOf(value: unknown): number {
  if (typeof value !== 'object' || value === null || !(PLACE in value)) return -1;
  return typeof value[PLACE] === 'number' ? value[PLACE] : -1;
}
