import {
  checkNotScheduled,
  checkSameDocument,
  copyAs,
  defineAction,
  existing,
  field,
} from './action.ts';
import { checkRevision, create, createOrReplace, erase, patch, remove } from './apply.ts';
import { malformed } from './fault.ts';
import { documentId, documentWithId } from './mutation-shapes.ts';
import type { Step } from './step.ts';

/** Makes a version from a document sent along, or as a copy of one in the lake (`baseId`). */
export const createVersion = defineAction(
  {
    publishedId: field.publishedId,
    document: field.attributes.optional(),
    versionId: field.versionId.optional(),
    baseId: documentId.optional(),
    ifBaseRevisionId: field.revision,
  },
  (step, { publishedId, document, versionId, baseId, ifBaseRevisionId }) => {
    const id = field.versionId.safeParse(versionId ?? document?._id);
    if (!id.success) throw malformed('version.create needs a versionId, or a document with one');
    checkSameDocument(id.data, publishedId);
    checkNotScheduled(step, id.data);
    if (document !== undefined) return [create(step, { ...document, _id: id.data })];
    if (baseId === undefined) throw malformed('version.create needs a document or a baseId');
    const base = existing(step, baseId);
    if (ifBaseRevisionId !== undefined) checkRevision(step.working, baseId, ifBaseRevisionId);
    return [create(step, copyAs(id.data, base))];
  },
);

export const discardVersion = defineAction(
  { versionId: field.versionId, purge: field.purge },
  (step, { versionId, purge }) => {
    existing(step, versionId);
    checkNotScheduled(step, versionId);
    return [purge ? erase(step, versionId) : remove(step, versionId)];
  },
);

export const replaceVersion = defineAction(
  { document: documentWithId.extend({ _id: field.versionId }) },
  (step, { document }) => {
    existing(step, document._id);
    checkNotScheduled(step, document._id);
    return [createOrReplace(step, document)];
  },
);

/** Marks a version so that its release, when published, takes the published document away. */
export const unpublishVersion = defineAction(
  { versionId: field.versionId, publishedId: field.publishedId },
  (step, { versionId, publishedId }) => {
    checkSameDocument(versionId, publishedId);
    checkNotScheduled(step, versionId);
    ensureVersion(step, versionId, publishedId);
    return [patch(step, versionId, { set: { '_system.delete': true } })];
  },
);

function ensureVersion(step: Step, versionId: string, publishedId: string): void {
  const published = existing(step, publishedId);
  if (step.working.get(versionId) === null) create(step, copyAs(versionId, published));
}
