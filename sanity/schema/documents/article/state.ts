import { shortMoment } from '../../validation/newsroom-time.ts';
import { isStoryKind, storyKindTitles } from './kinds.ts';

/** What a list knows about a story: raw field values, any of which may be missing or wrong. */
export type StoryFacts = Record<string, unknown>;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** A stored instant; nothing when it is missing or no date. */
function moment(value: unknown): Date | undefined {
  const date = typeof value === 'string' ? new Date(value) : undefined;
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date;
}

/** Where a story stands at `now`, in a few words. */
export function storyState(facts: StoryFacts, now: Date): string {
  const publishedAt = moment(facts.publishedAt);
  const breakingUntil = moment(facts.breakingUntil);
  if (publishedAt === undefined) return 'No date yet';
  if (publishedAt > now) return `Embargo until ${shortMoment(publishedAt, now)}`;
  if (breakingUntil !== undefined && breakingUntil > now) return 'Breaking';
  return shortMoment(publishedAt, now);
}

/** Names as a byline: “Ana Ruiz and Tom Hale”. */
export function byline(names: readonly unknown[]): string | undefined {
  const written = names.filter((name) => text(name) !== undefined).map(String);
  return written.length === 0 ? undefined : new Intl.ListFormat('en').format(written);
}

/** State, kind (unless plain news), section and byline of a story, for the line below its headline. */
export function storySubtitle(facts: StoryFacts & { authors: unknown[] }, now: Date): string {
  const kind = isStoryKind(facts.kind) && facts.kind !== 'news' ? storyKindTitles[facts.kind] : '';
  return [storyState(facts, now), kind, text(facts.section), byline(facts.authors)]
    .filter(Boolean)
    .join(' · ');
}
