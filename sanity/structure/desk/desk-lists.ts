import { handOverOf } from '../../schema/documents/article/hand-over.ts';
import { byline, moment } from '../../schema/documents/article/state.ts';
import type { Entry } from './entries.ts';

/** Who looks, when, and which day it is in the newsroom. */
export type Looking = { me: string; now: Date; dayOf: (instant: Date) => string };

/** A list of the desk: what it is called, what it says when it is empty, and what is on it. */
export type DeskPile = {
  id: string;
  title: string;
  empty: string;
  has: (entry: Entry, looking: Looking) => boolean;
};

/** How long a live story without anything new is still live now. */
const stillLive = 24 * 3_600_000;

const isOpen = ({ state }: Entry) => state !== 'published' && state !== 'scheduled';

/** What a story lacks that readers would miss. */
export function missingOf({
  hasPicture,
  hasAlt,
  hasTags,
  hasStandfirst,
  authors,
}: Entry): string[] {
  return [
    hasStandfirst !== true && 'a standfirst',
    hasPicture !== true && 'a lead picture',
    hasPicture === true && hasAlt !== true && 'the picture in words',
    hasTags !== true && 'tags',
    byline(authors ?? []) === undefined && 'an author',
  ].filter((what) => what !== false);
}

const isLiveNow = ({ kind, state, publishedAt, lastUpdate }: Entry, { now }: Looking): boolean => {
  if (kind !== 'live' || (state !== 'published' && state !== 'changed')) return false;
  const moments = [publishedAt, lastUpdate].flatMap((at) => moment(at) ?? []);
  return moments.some((at) => at <= now && now.getTime() - at.getTime() < stillLive);
};

const isDueToday = ({ publishedAt, state }: Entry, { now, dayOf }: Looking): boolean => {
  const at = moment(publishedAt);
  const waits = state === 'later' || state === 'scheduled' || state === 'draft';
  return waits && at !== undefined && dayOf(at) === dayOf(now);
};

/** The lists of the desk, in the order they stand. */
export const deskPiles: DeskPile[] = [
  {
    id: 'mine',
    title: 'Mine',
    empty: 'You have begun no story yet.',
    has: ({ desk }, { me }) => desk?.writer === me,
  },
  {
    id: 'for-me',
    title: 'For me',
    empty: 'Nobody has handed you a story.',
    has: (entry, { me }) => {
      const { holder, by } = handOverOf(entry);
      return isOpen(entry) && holder === me && by !== null && by !== me;
    },
  },
  {
    id: 'review',
    title: 'For review',
    empty: 'No story waits to be read.',
    has: (entry) => isOpen(entry) && handOverOf(entry).step === 'review',
  },
  {
    id: 'ready',
    title: 'Ready',
    empty: 'No story waits to be published.',
    has: (entry) => isOpen(entry) && handOverOf(entry).step === 'ready',
  },
  {
    id: 'changed',
    title: 'Changed since publishing',
    empty: 'Readers see everything as it is here.',
    has: ({ state }) => state === 'changed',
  },
  {
    id: 'missing',
    title: 'Missing something',
    empty: 'Nothing is missing anywhere.',
    has: (entry) => missingOf(entry).length > 0,
  },
  {
    id: 'due',
    title: 'Due today',
    empty: 'Nothing is due today.',
    has: isDueToday,
  },
  {
    id: 'live',
    title: 'Live now',
    empty: 'No live story is running.',
    has: isLiveNow,
  },
  {
    id: 'open',
    title: 'In the works',
    empty: 'No story is being worked on.',
    has: isOpen,
  },
];

/** The orders of a list. */
export const deskOrders = {
  changed: { title: 'Last changed', of: byText(({ _updatedAt }) => _updatedAt, -1) },
  time: { title: 'By time, next first', of: byText(({ publishedAt }) => publishedAt ?? '~', 1) },
  newest: {
    title: 'By time, newest first',
    of: byText(({ publishedAt }) => publishedAt ?? '', -1),
  },
  headline: { title: 'Headline', of: byText(({ headline }) => headline ?? '', 1) },
} as const;
export type DeskOrder = keyof typeof deskOrders;

export const isDeskOrder = (name: string): name is DeskOrder => Object.hasOwn(deskOrders, name);

function byText(textOf: (entry: Entry) => string, direction: 1 | -1) {
  return (a: Entry, b: Entry) => direction * textOf(a).localeCompare(textOf(b));
}
