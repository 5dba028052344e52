import { isObject } from '../../wire/is-object.ts';

/** A step of a path into a document; an array's element is known by its place and, if it has one, key. */
export type PathStep = string | { index: number; key: string | null };

/** Where a value was read: the stored document (draft, version or published) and the path in it. */
export type Origin = { document: { _id: string; _type: string }; path: readonly PathStep[] };

/**
 * A value together with where it comes from. `source`: it stands in a document just so. `list` and
 * `object`: the query put it together from parts. `computed`: it stands nowhere.
 */
export type Tracked =
  | { kind: 'source'; value: unknown; origin: Origin }
  | { kind: 'list'; value: readonly unknown[]; items: readonly Tracked[] }
  | { kind: 'object'; value: object; fields: ReadonlyMap<string, Tracked> }
  | { kind: 'computed'; value: unknown };

export const NOTHING: Tracked = { kind: 'computed', value: null };

export function computed(value: unknown): Tracked {
  return { kind: 'computed', value };
}

export function listOf(items: readonly Tracked[]): Tracked {
  return { kind: 'list', items, value: items.map((item) => item.value) };
}

export function objectOf(fields: ReadonlyMap<string, Tracked>): Tracked {
  const entries = [...fields].map(([name, field]) => [name, field.value]);
  return { kind: 'object', fields, value: Object.fromEntries(entries) };
}

/** The fields of an object, null for anything else. */
export function fieldsOf(tracked: Tracked): ReadonlyMap<string, Tracked> | null {
  if (tracked.kind === 'object') return tracked.fields;
  const { value } = tracked;
  if (!isObject(value)) return null;
  return new Map(
    Object.entries(value).map(([name, field]) => [name, inside(tracked, name, field)]),
  );
}

/** One field of an object; nothing when it has none, or is no object. */
export function fieldOf(tracked: Tracked, name: string): Tracked {
  if (tracked.kind === 'object') return tracked.fields.get(name) ?? NOTHING;
  const { value } = tracked;
  if (!isObject(value)) return NOTHING;
  const field = Object.getOwnPropertyDescriptor(value, name);
  return field === undefined ? NOTHING : inside(tracked, name, field.value);
}

/** The elements of an array, null for anything else. */
export function itemsOf(tracked: Tracked): readonly Tracked[] | null {
  if (tracked.kind === 'list') return tracked.items;
  const { value } = tracked;
  if (!Array.isArray(value)) return null;
  return value.map((item: unknown, index) => inside(tracked, { index, key: keyOf(item) }, item));
}

function keyOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null || !('_key' in item)) return null;
  return typeof item._key === 'string' && item._key !== '' ? item._key : null;
}

function inside(whole: Tracked, step: PathStep, value: unknown): Tracked {
  if (whole.kind !== 'source') return computed(value ?? null);
  const { document, path } = whole.origin;
  return { kind: 'source', value: value ?? null, origin: { document, path: [...path, step] } };
}
