import { isObject } from '#lib/is-object.ts';

type ReferenceValue = { _ref: string; _key?: unknown };
type ItemFault = { message: string; path: [{ _key: string }] | [] };

const isReference = (item: unknown): item is ReferenceValue =>
  isObject(item) && '_ref' in item && typeof item._ref === 'string';

/** The faults of a list of references: `check` says what is wrong with one, or nothing. */
function faultsOf(
  items: unknown,
  check: (ref: string, place: number, refs: string[]) => string | undefined,
): true | ItemFault[] {
  const references = Array.isArray(items) ? items.filter(isReference) : [];
  const refs = references.map((item) => item._ref);
  const faults = references.flatMap((item, place): ItemFault[] => {
    const message = check(item._ref, place, refs);
    if (message === undefined) return [];
    return [{ message, path: typeof item._key === 'string' ? [{ _key: item._key }] : [] }];
  });
  return faults.length === 0 ? true : faults;
}

/** Draft or version id → the id the document is published under. */
export const publishedId = (id: string): string =>
  id.replace(/^drafts\./, '').replace(/^versions\.[^.]+\./, '');

/** Checks that no document is named twice; marks each repetition. `thing` is what editors call one. */
export const namesEachOnce = (items: unknown, thing: string) =>
  faultsOf(items, (ref, place, refs) =>
    refs.indexOf(ref) < place ? `This ${thing} is already in the list.` : undefined,
  );

/** Checks that a story does not name itself; `documentId` may be a draft's. */
export const doesNotNameSelf = (items: unknown, documentId: string | undefined) =>
  faultsOf(items, (ref) =>
    documentId !== undefined && ref === publishedId(documentId)
      ? 'A story cannot be related to itself.'
      : undefined,
  );

/** Checks that the lead of the front page (a reference) does not stand below itself as well. */
export const leavesOutLead = (items: unknown, lead: unknown) =>
  faultsOf(items, (ref) =>
    isReference(lead) && lead._ref === ref
      ? 'This story is the lead already; readers see it once.'
      : undefined,
  );
