import { isRelease, releaseDocumentId, releaseOf } from '../store/document-ids.ts';
import { kindOf } from '../store/document-kinds.ts';
import type { StoredDocument } from '../store/types.ts';
import { checkAssetCreated, withFactsOfUpload } from './asset-rules.ts';
import { forbidden, notAllowed } from './fault.ts';
import type { Step } from './step.ts';

/**
 * Lets a change of one document into a transaction. Every way to write passes here with each of its
 * steps: the writer's role has to allow it, and then what holds for everybody, the lake's own
 * schedule included. What a document was and what it becomes both count.
 *
 * @returns the document as it is to be stored.
 * @throws Refused (403) when it may not be.
 */
export function admit(
  step: Step,
  before: StoredDocument | null,
  after: StoredDocument,
): StoredDocument {
  checkWriter(step, before, after);
  checkSystem(step, before, after);
  const kept = releaseOf(after._id) === null ? withoutMarks(after) : after;
  if (before !== null && kindOf(before) === 'asset') return withFactsOfUpload(before, kept);
  checkAssetCreated(kept);
  return kept;
}

/**
 * The same for a document that is deleted. One that has the type of the lake's own documents and not
 * their place is no use to anybody, and may go.
 */
export function admitRemoval(step: Step, before: StoredDocument): void {
  checkWriter(step, before, null);
  if (before._id.startsWith('_.')) checkSystem(step, before, null);
}

function checkWriter(
  { writer }: Step,
  before: StoredDocument | null,
  after: StoredDocument | null,
): void {
  const id = (after ?? before)?._id ?? '';
  const permission = writer.missingPermission({ id, before, after, mutations: [] });
  if (permission !== null) throw notAllowed(permission, id);
}

/** A document of the lake's own is written by the actions of the one release that it is. */
function checkSystem(
  { release }: Step,
  before: StoredDocument | null,
  after: StoredDocument | null,
): void {
  for (const document of [before, after]) {
    if (document === null || kindOf(document) !== 'system') continue;
    const isOwn = release !== null && document._id === releaseDocumentId(release);
    if (isOwn && isRelease(document)) continue;
    throw forbidden(
      document._id,
      `Document "${document._id}" of type "${document._type}" would be one of the lake's own. Releases are changed by the actions sanity.action.release.…, and nothing else is`,
    );
  }
}

/**
 * `_system` says what becomes of a version when its release is published. On any other document it
 * says nothing, and would take effect once the document is copied into a release.
 */
function withoutMarks(document: StoredDocument): StoredDocument {
  if (!('_system' in document)) return document;
  const { _system, ...rest } = document;
  return rest;
}
