import type { SingleWorkspace } from 'sanity';

/**
 * Switches off what belongs to Sanity's hosted plans or to other products of theirs, so that the
 * Studio shows nothing that leads nowhere.
 */
export const withoutUpsells = {
  tasks: { enabled: false },
  releases: { enabled: false },
  scheduledDrafts: { enabled: false },
  scheduledPublishing: { enabled: false },
  mediaLibrary: { enabled: false },
  announcements: { enabled: false },
  advancedVersionControl: { enabled: false },
  apps: { canvas: { enabled: false } },
} satisfies Partial<SingleWorkspace>;
