import { randomBytes } from 'node:crypto';
import { isObject } from '../wire/is-object.ts';
import { malformed } from './fault.ts';

/** How deep objects and arrays may stand in each other; deeper would end in a stack overflow. */
const MAX_DEPTH = 100;

/** Characters of JSON a document may have: what one request may write, so that it can be exported and read again. */
export const MAX_DOCUMENT = 4_000_000;

/**
 * Refuses content no document can hold: nested too deep, with a number that JSON has no word for, or
 * with a field named `__proto__`, which JavaScript would take for something else.
 *
 * @throws Refused (400)
 */
export function checkContent(value: unknown, depth = 0): void {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw malformed('A number is too large to be kept');
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_DEPTH) throw malformed(`Content is nested more than ${MAX_DEPTH} levels deep`);
  if (Object.hasOwn(value, '__proto__')) throw malformed('A field cannot be named "__proto__"');
  for (const child of Object.values(value)) checkContent(child, depth + 1);
}

/** A copy in which every object in an array has a `_key`, as editing together needs. */
export function withArrayKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withArrayKeys(keyed(item)));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, child]) => [field, withArrayKeys(child)]),
  );
}

function keyed(item: unknown): unknown {
  if (!isObject(item) || typeof item._key === 'string') return item;
  return { ...item, _key: randomBytes(6).toString('hex') };
}
