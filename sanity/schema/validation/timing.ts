import { readableMoment } from './newsroom-time.ts';

/**
 * Tells the editor what a time ahead of now does. `publishedAt` is an ISO instant.
 * Gives `true` when there is nothing to say.
 */
export function aheadOfNow(publishedAt: unknown, now: Date): true | string {
  if (typeof publishedAt !== 'string') return true;
  const at = new Date(publishedAt);
  return at > now ? `Once scheduled, readers see it from ${readableMoment(at)}.` : true;
}

/** A version in a release is published by nobody's button, which would put in the moment. */
export function isTimedInRelease(
  publishedAt: string | undefined,
  documentId: string | undefined,
): true | string {
  return publishedAt === undefined && documentId?.startsWith('versions.')
    ? 'A story in a release needs its time of publication: nobody is there to put it in.'
    : true;
}

/**
 * Checks that a moment is written in UTC, as the Studio does and by which lists are ordered. A program
 * that made the story may have written it otherwise.
 */
export function isInUtc(moment: unknown): true | string {
  if (typeof moment !== 'string' || moment.endsWith('Z')) return true;
  if (Number.isNaN(Date.parse(moment))) return true;
  return 'A program wrote this with the clock of another place. Choose the time anew, so that every list has the story in its place.';
}

/** Checks that an update is not older than the story. Both are ISO instants. */
export function isAfterPublication(moment: unknown, publishedAt: unknown): true | string {
  if (typeof moment !== 'string' || typeof publishedAt !== 'string') return true;
  return new Date(moment) < new Date(publishedAt)
    ? 'This is earlier than the time of publication.'
    : true;
}

/**
 * Tells the editor that a correction or a live update has its moment still ahead, as a story under
 * embargo does. `moment` is an ISO instant. Gives `true` when there is nothing to say.
 */
export function aheadNotice(moment: unknown, now: Date): true | string {
  if (typeof moment !== 'string') return true;
  const at = new Date(moment);
  return at > now ? `Still ahead: readers see it from ${readableMoment(at)}.` : true;
}
