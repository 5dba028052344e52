import type { CurrentUser } from 'sanity';

const whoDoNotPublish: ReadonlySet<string> = new Set(['contributor', 'viewer']);

/** Whether a person only writes, or only looks: what they hand over others publish. */
export const onlyWrites = (user: Pick<CurrentUser, 'roles'> | null): boolean =>
  user === null || user.roles.every(({ name }) => whoDoNotPublish.has(name));

/** Whether a person only looks. */
export const isViewer = (user: Pick<CurrentUser, 'roles'> | null): boolean =>
  user === null || user.roles.every(({ name }) => name === 'viewer');
