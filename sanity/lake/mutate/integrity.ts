import { publishedIdOf } from '../store/document-ids.ts';
import { referencesIn } from '../store/references.ts';
import type { DocumentChange, StoredDocument } from '../store/types.ts';
import { referenceToNothing, stillReferenced } from './fault.ts';
import type { WorkingSet } from './working-set.ts';

/**
 * Checks what a change does to references, on the documents as the whole transaction leaves them:
 * a strong reference leads to a document, in drafts and versions too, as hosted. (The Studio
 * makes references to unpublished documents weak and strengthens them on publishing.)
 *
 * @throws Refused (409) naming the documents on both ends.
 */
export function checkReferences(working: WorkingSet, change: DocumentChange): void {
  if (change.after === null) checkReferrers(working, change.id);
  else checkTargets(working, change.before, change.after);
}

/** Only new references: the old ones led somewhere, and could not lose it since. */
function checkTargets(
  working: WorkingSet,
  before: StoredDocument | null,
  after: StoredDocument,
): void {
  const known = before === null ? new Set<string>() : strongTargets(before);
  for (const target of strongTargets(after).difference(known)) {
    if (working.get(target) === null) throw referenceToNothing(after._id, target);
  }
}

function checkReferrers(working: WorkingSet, id: string): void {
  const referrers = working
    .byKeys([`ref:${publishedIdOf(id)}`])
    .filter((document) => strongTargets(document).has(id))
    .map(({ _id }) => _id);
  if (referrers.length > 0) throw stillReferenced(id, referrers);
}

const strongTargets = (document: StoredDocument): Set<string> =>
  new Set(
    referencesIn(document)
      .filter(({ weak, foreign }) => !weak && !foreign)
      .map(({ target }) => target),
  );
