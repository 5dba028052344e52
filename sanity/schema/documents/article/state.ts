import { isObject } from '#lib/is-object.ts';
import { shortMoment } from '../../validation/newsroom-time.ts';
import { isStoryKind, storyKindTitles } from './kinds.ts';

/** Where a story stands towards its readers. There is no other set of states: lists, badges and buttons use this one. */
export type StoryState = 'draft' | 'later' | 'scheduled' | 'published' | 'changed' | 'withdrawn';

type StateFacts = {
  /** What editors read, wherever the state is told. */
  title: string;
  /** What it means for readers, in a sentence. */
  says: string;
  tone: 'default' | 'primary' | 'positive' | 'caution' | 'critical';
};

/** The states, in the order of a story's life. */
export const storyStates: Record<StoryState, StateFacts> = {
  draft: { title: 'Draft', says: 'No reader has seen it.', tone: 'default' },
  later: {
    title: 'Draft for later',
    says: 'It has a time ahead, but does not appear by itself: it is not scheduled yet.',
    tone: 'caution',
  },
  scheduled: {
    title: 'Scheduled',
    says: 'It appears by itself at its time.',
    tone: 'primary',
  },
  published: { title: 'Published', says: 'Readers see it as it is here.', tone: 'positive' },
  changed: {
    title: 'Changed since publishing',
    says: 'Readers see it as it was published; what is here is newer.',
    tone: 'caution',
  },
  withdrawn: {
    title: 'Withdrawn',
    says: 'It was published, and was taken down.',
    tone: 'critical',
  },
};

/** Both sides of a story as stored: null where there is none. */
export type StorySides = { published: unknown; draft: unknown };

/** A field of a document, whatever that is. */
export const fieldOf = (document: unknown, name: string): unknown =>
  isObject(document) ? new Map<string, unknown>(Object.entries(document)).get(name) : undefined;

/** A stored instant; nothing when it is missing or no date. */
export function moment(value: unknown): Date | undefined {
  const date = typeof value === 'string' ? new Date(value) : undefined;
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date;
}

const timeOf = (document: unknown): Date | undefined => moment(fieldOf(document, 'publishedAt'));

const isAhead = (document: unknown, now: Date): boolean => {
  const at = timeOf(document);
  return at !== undefined && at > now;
};

/** Where a story stands at `now`. */
export function stateOf({ published, draft }: StorySides, now: Date): StoryState {
  if (isObject(published)) {
    if (isAhead(published, now)) return 'scheduled';
    return isObject(draft) ? 'changed' : 'published';
  }
  if (fieldOf(fieldOf(draft, 'desk'), 'withdrawnAt')) return 'withdrawn';
  return isAhead(draft, now) ? 'later' : 'draft';
}

/**
 * Where a story stands as far as one side of it tells: all that a search result knows. Of a draft the desk has noted that
 * it appeared. Nothing of one without that note whose time has come: somebody set the time ahead of publishing it, or it
 * was published elsewhere and brought here.
 */
export function stateOfSide(side: StoryFacts, now: Date): StoryState | undefined {
  const { _id, publishedAt, appearedAt, withdrawnAt } = side;
  const isDraft = typeof _id === 'string' && _id.startsWith('drafts.');
  // Lists may name a draft by the id it will have; what has no moment was not published.
  if (!isDraft && moment(publishedAt) !== undefined) {
    return isAhead(side, now) ? 'scheduled' : 'published';
  }
  if (moment(withdrawnAt) !== undefined) return 'withdrawn';
  if (moment(appearedAt) !== undefined) return isAhead(side, now) ? 'scheduled' : 'changed';
  if (moment(publishedAt) === undefined) return 'draft';
  return isAhead(side, now) ? 'later' : undefined;
}

/** What a list knows about a story: raw field values, any of which may be missing or wrong. */
export type StoryFacts = Record<string, unknown>;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** A state and the time that goes with it, in a few words: `Scheduled, 3 Feb, 06:40`. */
export function stateWithTime(state: StoryState, publishedAt: unknown, now: Date): string {
  const at = moment(publishedAt);
  const { title } = storyStates[state];
  return at === undefined || state === 'draft' || state === 'withdrawn'
    ? title
    : `${title}, ${shortMoment(at, now)}`;
}

/** State, time and whether it is breaking. */
export function storyState(facts: StoryFacts, state: StoryState, now: Date): string {
  const until = moment(facts.breakingUntil);
  const isSeen = state === 'published' || state === 'changed';
  const told = stateWithTime(state, facts.publishedAt, now);
  return isSeen && until !== undefined && until > now ? `Breaking · ${told}` : told;
}

/** Names as a byline: “Ana Ruiz and Tom Hale”. */
export function byline(names: readonly unknown[]): string | undefined {
  const written = names.filter((name) => text(name) !== undefined).map(String);
  return written.length === 0 ? undefined : new Intl.ListFormat('en').format(written);
}

/** Kind (unless plain news), section and byline of a story, for the line below its headline. */
export function storySubtitle(facts: StoryFacts & { authors: unknown[] }): string {
  const kind = isStoryKind(facts.kind) && facts.kind !== 'news' ? storyKindTitles[facts.kind] : '';
  return [kind, text(facts.section), byline(facts.authors)].filter(Boolean).join(' · ');
}
