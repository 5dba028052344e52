import { extract, Mutation } from '@sanity/mutator';
import { messageOf } from '../log/message-of.ts';
import { isStoredDocument } from '../store/stored-document.ts';
import type { StoredDocument } from '../store/types.ts';
import { Refused } from '../wire/refusal.ts';
import { malformed, wrongState } from './fault.ts';
import type { PatchOperations } from './mutation-shapes.ts';
import {
  checkMatches,
  checkOpenRanges,
  checkPath,
  checkTextPatch,
  isLarge,
} from './patch-limits.ts';

/**
 * Applies a patch's operations in the order Sanity documents for them (set, setIfMissing, unset,
 * inc, dec, insert, diffMatchPatch), each by `@sanity/mutator`, which the Studio uses for its own
 * optimistic copy. What mutator lets through and the hosted lake does not is refused here.
 *
 * @param checkTime called now and then; it throws when all of it takes too long.
 * @throws Refused 400 for a path or patch that cannot be read or a changed `_id` or `_type`,
 * 409 for `inc` or `dec` of what is not a number.
 */
export function applyPatch(
  document: StoredDocument,
  patch: PatchOperations,
  checkTime: () => void = () => {},
): StoredDocument {
  const { set, setIfMissing, unset, inc, dec, insert, diffMatchPatch } = patch;
  checkPaths(patch);
  let result = document;
  const large = isLarge(document);
  /** Of a large document one path at a time, so that there is time to look at the clock. */
  const apply = (operation: PatchOperations) => {
    for (const part of large ? pathByPath(operation) : [operation]) {
      for (const path of pathsOf(part)) {
        checkOpenRanges(result, path);
        if (large) readable(() => checkMatches(result, path));
      }
      result = applyOperation(result, part);
      checkTime();
    }
  };
  if (set) apply({ set });
  if (setIfMissing) apply({ setIfMissing });
  if (unset) apply({ unset });
  if (inc && areNumbers(result, inc)) apply({ inc });
  if (dec && areNumbers(result, dec)) apply({ dec });
  if (insert && changesArray(result, insert)) apply({ insert });
  if (diffMatchPatch) apply({ diffMatchPatch: onStrings(result, diffMatchPatch) });
  return result;
}

/** Every path of some operations. */
function pathsOf({ set, setIfMissing, unset, inc, dec, insert, diffMatchPatch }: PatchOperations) {
  const named = [set, setIfMissing, inc, dec, diffMatchPatch];
  const { items, ...place } = insert ?? { items: [] };
  return [
    ...named.flatMap((byPath) => Object.keys(byPath ?? {})),
    ...(unset ?? []),
    ...Object.values(place),
  ];
}

/** Operations of one kind as many that have one path each, in order. */
function pathByPath(operation: PatchOperations): PatchOperations[] {
  return Object.entries(operation).flatMap(([kind, given]): PatchOperations[] => {
    if (kind === 'insert') return [operation];
    const parts = Array.isArray(given)
      ? given.map((path) => [path])
      : Object.entries(given).map(([path, value]) => ({ [path]: value }));
    return parts.map((part) => ({ [kind]: part }));
  });
}

/** @throws Refused (400) for paths that mutator would take too long about. */
function checkPaths(patch: PatchOperations): void {
  for (const path of pathsOf(patch)) checkPath(path);
}

function applyOperation(document: StoredDocument, operation: PatchOperations): StoredDocument {
  const mutation = new Mutation({ mutations: [{ patch: { id: document._id, ...operation } }] });
  const result = readable(() => mutation.apply(document));
  if (!isStoredDocument(result))
    throw malformed('A patch cannot take away or break a system field');
  if (result._id !== document._id) throw malformed('A patch cannot change _id');
  if (result._type !== document._type) throw malformed('A patch cannot change _type');
  return { ...result, _createdAt: document._createdAt };
}

/** @throws Refused (409) when a path leads to anything but numbers, or to nothing. */
function areNumbers(document: StoredDocument, amounts: Record<string, number>): true {
  for (const path of Object.keys(amounts)) {
    const values = valuesAt(document, path);
    if (values.length === 0 || !values.every((value) => typeof value === 'number')) {
      throw wrongState(`Cannot add to "${path}" of document "${document._id}": it is not a number`);
    }
  }
  return true;
}

/** Mutator inserts the whole array a second time when what is to be replaced is not there. */
const changesArray = (
  document: StoredDocument,
  insert: NonNullable<PatchOperations['insert']>,
): boolean => !('replace' in insert) || valuesAt(document, insert.replace).length > 0;

/**
 * Without the paths that hold no text: someone took the field away while another was typing in
 * it. Failing would make the Studio drop everything else that was typed with it.
 */
function onStrings(
  document: StoredDocument,
  patches: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(patches).filter(([path, patch]) => {
      const texts = valuesAt(document, path).filter((value) => typeof value === 'string');
      for (const text of texts) checkTextPatch(text, patch);
      return texts.length > 0;
    }),
  );
}

const valuesAt = (document: StoredDocument, path: string): unknown[] =>
  readable(() => extract(path, document));

/** Mutator throws plain errors at what it cannot read, which is always something a client sent. */
function readable<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw malformed(messageOf(error));
  }
}
