import type { ImageView } from '../image/view.ts';

/** A moment as stored: ISO 8601 in UTC. Stays one until a component renders it. */
export type Instant = string;

export const storyKinds = ['news', 'analysis', 'opinion', 'feature', 'factCheck', 'live'] as const;
export type StoryKind = (typeof storyKinds)[number];

/** Something with a page of its own: a name to show and where it leads. */
export type NamedLink = { id: string; name: string; href: string };

/** A story as every list shows it: front page, tag, section, author, latest, search, related. */
export type StoryTeaserView = {
  id: string;
  href: string;
  headline: string;
  standfirst: string | null;
  kind: StoryKind;
  /** BCP 47, where it is another than the newsroom's. */
  language?: string;
  section: NamedLink | null;
  authors: NamedLink[];
  publishedAt: Instant;
  /** A substantive update the editor declared, never the technical save time. */
  updatedAt: Instant | null;
  /** The later of `publishedAt`, `updatedAt`, the newest correction and the newest live update. */
  modifiedAt: Instant;
  /** Breaking until this moment, when that is still ahead. */
  breakingUntil: Instant | null;
  /** When the desk ended a live story, once that has passed. */
  coverageEndedAt: Instant | null;
  image: ImageView | null;
  /** Null where the list does not say. */
  readingMinutes: number | null;
};
