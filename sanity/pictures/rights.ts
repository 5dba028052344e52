import { dateFormatter } from '#lib/date-formatter.ts';
import { readableDay } from '../schema/validation/newsroom-time.ts';

/** What a newsroom may do with a picture, and until when. */

export const rightsUseNames = ['any', 'editorial', 'once'] as const;
export type RightsUse = (typeof rightsUseNames)[number];

/** What editors call each use. */
export const rightsUses: Record<RightsUse, string> = {
  any: 'Any use',
  editorial: 'Editorial use only: no advertisement, no merchandise',
  once: 'In one story only',
};

export type Rights = { expires?: string; use?: RightsUse; terms?: string };

export const isRightsUse = (use: unknown): use is RightsUse =>
  rightsUseNames.some((name) => name === use);

const day = /^\d{4}-\d{2}-\d{2}$/;

/** A day as it is stored; nothing for what is none. */
export const dayOf = (value: unknown): string | undefined =>
  typeof value === 'string' && day.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined;

/** The day it is in a zone at a moment, as days are stored. */
export function dayIn(zone: string, at: Date): string {
  const format = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const parts = dateFormatter('en', zone, format).formatToParts(at);
  const part = (name: string) => parts.find(({ type }) => type === name)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** When readers would first see it: its time of publication where that is still ahead, else now. */
export function appearsAt(publishedAt: unknown, now: Date): Date {
  const at = typeof publishedAt === 'string' ? new Date(publishedAt) : now;
  return at > now ? at : now;
}

/**
 * Checks that the rights to a picture last until readers see it; their last day counts, on the newsroom's
 * clock. `where` names the story that says so, when it is another one.
 */
export function rightsLast(
  expires: unknown,
  { zone, at, where }: { zone: string; at: Date; where?: string },
): true | string {
  const last = dayOf(expires);
  if (last === undefined || dayIn(zone, at) <= last) return true;
  const said = where === undefined ? '' : `, says “${where}”`;
  return (
    `The rights to this picture end on ${readableDay(last)}${said}: it cannot be published after that day. ` +
    'Choose another picture, or write the new day if they were renewed.'
  );
}

/** Days ahead of which the end of rights is told. */
const soon = 14;

/** Tells of rights that end soon. */
export function rightsEndSoon(
  expires: unknown,
  { zone, at }: { zone: string; at: Date },
): true | string {
  const last = dayOf(expires);
  const today = dayIn(zone, at);
  if (last === undefined || last < today) return true;
  const days = (Date.parse(last) - Date.parse(today)) / 86_400_000;
  return days <= soon
    ? `The rights to this picture end on ${readableDay(last)}. What is published then stays; it cannot be published anew.`
    : true;
}
