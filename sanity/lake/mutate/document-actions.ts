import { z } from 'zod';
import { draftIdOf } from '../store/document-ids.ts';
import {
  checkNotScheduled,
  checkSameDocument,
  copyAs,
  defineAction,
  existing,
  field,
} from './action.ts';
import {
  checkRevision,
  create,
  createIfNotExists,
  createOrReplace,
  erase,
  patch,
  remove,
} from './apply.ts';
import { documentExists, documentNotFound, malformed, wrongState } from './fault.ts';
import { documentWithId, patchOperations } from './mutation-shapes.ts';
import { publishVersion } from './publish.ts';

/** Makes a draft (or version) of a document that is not published. */
export const createDocument = defineAction(
  {
    publishedId: field.publishedId,
    attributes: documentWithId,
    ifExists: z.enum(['fail', 'ignore']).default('fail'),
  },
  (step, { publishedId, attributes, ifExists }) => {
    checkSameDocument(attributes._id, publishedId);
    checkNotScheduled(step, attributes._id);
    if (attributes._id === publishedId) throw malformed('A draft is created, not the published id');
    if (step.working.get(publishedId) !== null) throw documentExists(publishedId);
    const make = ifExists === 'ignore' ? createIfNotExists : create;
    return [make(step, attributes)];
  },
);

/**
 * Patches a draft or version. A draft that is not there begins as a copy of the published
 * document: of several edits that arrive together, the first to come makes it.
 */
export const editDocument = defineAction(
  { draftId: field.versionId, publishedId: field.publishedId, patch: patchOperations },
  (step, { draftId, publishedId, patch: operations }) => {
    checkSameDocument(draftId, publishedId);
    checkNotScheduled(step, draftId);
    if (step.working.get(draftId) === null) {
      const published = step.working.get(publishedId);
      if (published === null) throw documentNotFound(draftId);
      create(step, copyAs(draftId, published));
    }
    return [patch(step, draftId, operations)];
  },
);

export const publishDocument = defineAction(
  {
    draftId: field.versionId,
    publishedId: field.publishedId,
    ifDraftRevisionId: field.revision,
    ifPublishedRevisionId: field.revision,
  },
  (step, { draftId, publishedId, ifDraftRevisionId, ifPublishedRevisionId }) => {
    checkSameDocument(draftId, publishedId);
    checkNotScheduled(step, draftId);
    const draft = existing(step, draftId);
    if (ifDraftRevisionId !== undefined) checkRevision(step.working, draftId, ifDraftRevisionId);
    if (ifPublishedRevisionId !== undefined) {
      checkRevision(step.working, publishedId, ifPublishedRevisionId);
    }
    return publishVersion(step, draft, publishedId);
  },
);

/** Takes the published document away; what it said stays as the draft, unless there is one. */
export const unpublishDocument = defineAction(
  { draftId: field.versionId, publishedId: field.publishedId },
  (step, { draftId, publishedId }) => {
    checkSameDocument(draftId, publishedId);
    const published = existing(step, publishedId);
    return [createIfNotExists(step, copyAs(draftId, published)), remove(step, publishedId)];
  },
);

/** Deletes the published document and the drafts and versions named, which have to be all. */
export const deleteDocument = defineAction(
  {
    publishedId: field.publishedId,
    includeDrafts: z.array(field.versionId).default([]),
    purge: field.purge,
  },
  (step, { publishedId, includeDrafts, purge }) => {
    existing(step, publishedId);
    for (const id of includeDrafts) checkSameDocument(id, publishedId);
    const ids = [publishedId, ...includeDrafts];
    const forgotten = step.working
      .byKeys([`id:${publishedId}`])
      .map(({ _id }) => _id)
      .filter((id) => !ids.includes(id));
    if (forgotten.length > 0) {
      throw wrongState(
        `Document "${publishedId}" has drafts or versions that are not in includeDrafts: ${forgotten.join(', ')}`,
      );
    }
    return ids.map((id) => (purge ? erase(step, id) : remove(step, id)));
  },
);

export const discardDraft = defineAction(
  { draftId: field.versionId, purge: field.purge },
  (step, { draftId, purge }) => {
    existing(step, draftId);
    checkNotScheduled(step, draftId);
    return [purge ? erase(step, draftId) : remove(step, draftId)];
  },
);

/** Replaces the draft of a document that exists as a draft or published. */
export const replaceDraft = defineAction(
  { publishedId: field.publishedId, attributes: field.attributes },
  (step, { publishedId, attributes }) => {
    const draftId = draftIdOf(publishedId);
    checkSameDocument(attributes._id ?? draftId, publishedId);
    if (step.working.get(draftId) === null) existing(step, publishedId);
    return [createOrReplace(step, { ...attributes, _id: draftId })];
  },
);
