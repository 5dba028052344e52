import type { SingleWorkspace } from 'sanity';

/**
 * Switches off what belongs to Sanity's hosted plans or to other products of theirs, so that the
 * Studio shows nothing that leads nowhere. Scheduled drafts are left out on purpose: a time of
 * publication in the future and a scheduled release do the same, and a third way would leave no
 * redirect when the address changes.
 */
export const withoutUpsells = {
  tasks: { enabled: false },
  scheduledDrafts: { enabled: false },
  scheduledPublishing: { enabled: false },
  mediaLibrary: { enabled: false },
  announcements: { enabled: false },
  advancedVersionControl: { enabled: false },
  apps: { canvas: { enabled: false } },
} satisfies Partial<SingleWorkspace>;
