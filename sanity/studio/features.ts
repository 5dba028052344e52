import type { SingleWorkspace } from 'sanity';

/** What leads to other products of Sanity's, or tells of them. */
const ofOthers = {
  scheduledPublishing: { enabled: false },
  mediaLibrary: { enabled: false },
  announcements: { enabled: false },
  advancedVersionControl: { enabled: false },
  apps: { canvas: { enabled: false } },
} satisfies Partial<SingleWorkspace>;

/**
 * What a project at Sanity brings besides, if its plan has it, and the embedded lake does not have: there it
 * would lead nowhere. Without scheduled drafts a time of publication in the future and a scheduled release do the same.
 */
export const hostedFeatures = (isEmbedded: boolean) =>
  ({
    ...ofOthers,
    ...(isEmbedded && { tasks: { enabled: false }, scheduledDrafts: { enabled: false } }),
  }) satisfies Partial<SingleWorkspace>;

/** The same of documents. */
export const hostedDocumentFeatures = (isEmbedded: boolean) =>
  (isEmbedded
    ? { comments: { enabled: false }, askToEdit: { enabled: false } }
    : {}) satisfies SingleWorkspace['document'];
