import { isObject } from '../wire/is-object.ts';

/**
 * Makes mendoza patches, the compact differences Sanity sends with listener events and history.
 * The `mendoza` package only applies them; the format is described in its repository's
 * `docs/format.adoc`: a list of opcodes with their operands, for a machine with a stack of inputs
 * (where we are in the old value) and a stack of outputs (what we are building).
 */

/** Opcodes and operands in one flat list. `[]` changes nothing, `[0, value]` replaces everything. */
export type MendozaPatch = unknown[];

const op = {
  value: 0,
  pushFieldCopy: 10,
  pushFieldBlank: 11,
  pushElementCopy: 12,
  pushElementBlank: 13,
  returnIntoObjectSameKeyPop: 15,
  returnIntoArrayPop: 16,
  setFieldValue: 17,
  deleteField: 19,
  appendValue: 20,
  appendSlice: 21,
  appendString: 22,
  appendStringSlice: 23,
} as const;

type JsonObject = Record<string, unknown>;

/** How a value becomes another: edits on a copy of it (objects), or a new one built up (the rest). */
type Edit = { on: 'copy' | 'blank'; patch: MendozaPatch };

/** The patch that turns `left` into `right`; both are JSON values, the outermost an object or null. */
export function diff(left: unknown, right: unknown): MendozaPatch {
  if (isEqual(left, right)) return [];
  return isObject(left) && isObject(right) ? editObject(left, right) : [op.value, right];
}

/** The edit from one value to the other, or null when they have nothing to share. */
function edit(left: unknown, right: unknown): Edit | null {
  if (isObject(left) && isObject(right)) return { on: 'copy', patch: editObject(left, right) };
  if (Array.isArray(left) && Array.isArray(right)) {
    // Nothing appended to a blank makes no array at all.
    return right.length === 0 ? null : { on: 'blank', patch: editArray(left, right) };
  }
  if (typeof left === 'string' && typeof right === 'string') {
    const patch = editString(left, right);
    return patch && { on: 'blank', patch };
  }
  return null;
}

function editObject(left: JsonObject, right: JsonObject): MendozaPatch {
  const patch: MendozaPatch = [];
  // Operands name a field by its place among the old object's fields, in code unit order.
  Object.keys(left)
    .sort()
    .forEach((field, place) => {
      if (!Object.hasOwn(right, field)) {
        patch.push(op.deleteField, place);
      } else if (!isEqual(left[field], right[field])) {
        const inner = edit(left[field], right[field]);
        if (inner === null) patch.push(op.setFieldValue, right[field], field);
        else {
          const push = inner.on === 'copy' ? op.pushFieldCopy : op.pushFieldBlank;
          patch.push(push, place);
          append(patch, inner.patch);
          patch.push(op.returnIntoObjectSameKeyPop);
        }
      }
    });
  for (const [field, value] of Object.entries(right)) {
    if (!Object.hasOwn(left, field)) patch.push(op.setFieldValue, value, field);
  }
  return patch;
}

/** A long patch given as so many arguments would overflow the stack. */
function append(patch: MendozaPatch, more: MendozaPatch): void {
  for (const operand of more) patch.push(operand);
}

function editArray(left: readonly unknown[], right: readonly unknown[]): MendozaPatch {
  const patch: MendozaPatch = [];
  let slice: { from: number; to: number } | null = null;
  const closeSlice = () => {
    if (slice) patch.push(op.appendSlice, slice.from, slice.to);
    slice = null;
  };
  matchElements(left, right).forEach((source, index) => {
    const before = source === null ? undefined : left[source];
    const after = right[index];
    if (source !== null && isEqual(before, after)) {
      if (slice?.to === source) slice.to += 1;
      else {
        closeSlice();
        slice = { from: source, to: source + 1 };
      }
      return;
    }
    closeSlice();
    const inner = source === null ? null : edit(before, after);
    if (inner === null) patch.push(op.appendValue, after);
    else {
      const push = inner.on === 'copy' ? op.pushElementCopy : op.pushElementBlank;
      patch.push(push, source);
      append(patch, inner.patch);
      patch.push(op.returnIntoArrayPop);
    }
  });
  closeSlice();
  return patch;
}

/**
 * For each new element the place of the old one it comes from: the one with its `_key`, else an
 * equal one not yet taken, else (without keys) the one in its place. Null when there is none.
 */
function matchElements(left: readonly unknown[], right: readonly unknown[]): (number | null)[] {
  const places = Map.groupBy(left.keys(), (place) => identityOf(left[place]));
  // Taken from the end, since taking from the beginning moves all that is left.
  for (const list of places.values()) list.reverse();
  const sources = right.map((element) => places.get(identityOf(element))?.pop() ?? null);
  const taken = new Set(sources);
  return sources.map((source, index) => {
    if (source !== null) return source;
    const free = index < left.length && !taken.has(index);
    return free && keyOf(left[index]) === null && keyOf(right[index]) === null ? index : null;
  });
}

const keyOf = (element: unknown): string | null =>
  isObject(element) && typeof element._key === 'string' ? element._key : null;

const identityOf = (element: unknown): string => {
  const key = keyOf(element);
  return key === null ? `value ${JSON.stringify(element)}` : `key ${key}`;
};

/** What both strings begin and end with is kept; operands count bytes of UTF-8. */
function editString(left: string, right: string): MendozaPatch | null {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start += 1;
  if (splitsPair(left, start) || splitsPair(right, start)) start -= 1;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  if (splitsPair(left, left.length - end) || splitsPair(right, right.length - end)) end -= 1;
  if (start + end === 0) return null;

  const size = utf8Size(left);
  const inserted = right.slice(start, right.length - end);
  return [
    ...(start > 0 ? [op.appendStringSlice, 0, utf8Size(left.slice(0, start))] : []),
    ...(inserted === '' ? [] : [op.appendString, inserted]),
    ...(end > 0
      ? [op.appendStringSlice, size - utf8Size(left.slice(left.length - end)), size]
      : []),
  ];
}

/** Whether cutting at `index` would part the two halves of one character. */
const splitsPair = (string: string, index: number): boolean =>
  index > 0 && index < string.length && (string.codePointAt(index - 1) ?? 0) > 0xffff;

/** A lone half of a character counts three bytes, as those who apply the patch count it. */
const utf8Size = (string: string): number => Buffer.byteLength(string, 'utf8');

/** Whether two JSON values are the same, whatever the order of their fields. */
export function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, i) => isEqual(item, right[i]));
  }
  if (!isObject(left) || !isObject(right)) return false;
  const fields = Object.keys(left);
  return (
    fields.length === Object.keys(right).length &&
    fields.every((field) => Object.hasOwn(right, field) && isEqual(left[field], right[field]))
  );
}
