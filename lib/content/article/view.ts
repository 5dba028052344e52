import type { ListPath } from '#lib/routes.ts';
import type { BodyView } from '../body/view.ts';
import type { ImageView } from '../image/view.ts';
import type { Instant, NamedLink, StoryKind, StoryTeaserView } from '../story/view.ts';

export const correctionKinds = ['correction', 'clarification', 'update'] as const;
export type CorrectionKind = (typeof correctionKinds)[number];
export type CorrectionView = { key: string; kind: CorrectionKind; text: string; at: Instant };

export type LiveUpdateView = {
  key: string;
  /** Anchor on the page, `update-<key>`. */
  anchor: string;
  headline: string | null;
  at: Instant;
  authors: NamedLink[];
  body: BodyView;
  pinned: boolean;
  /** Listed beside the updates, by its headline. */
  keyEvent: boolean;
};

export type SeoView = {
  title: string | null;
  description: string | null;
  image: ImageView | null;
  noIndex: boolean;
};

/** A story in another language. */
export type TranslationView = { id: string; headline: string; href: string; language?: string };

/** Who wrote a story. */
export type WriterView = NamedLink & { role: string | null; portrait: ImageView | null };

/** A story as its own page shows it. */
export type ArticleView = {
  id: string;
  href: ListPath;
  headline: string;
  standfirst: string | null;
  kind: StoryKind;
  /** BCP 47, where it is another than the newsroom's. */
  language?: string;
  /** The id of the story it is a translation of. */
  translationOf?: string;
  /** The same story in other languages. */
  translations: TranslationView[];
  section: NamedLink | null;
  tags: NamedLink[];
  authors: WriterView[];
  dateline: { city: string; country: string | null } | null;
  publishedAt: Instant;
  updatedAt: Instant | null;
  /** The later of `publishedAt`, `updatedAt`, the newest correction and the newest live update. */
  modifiedAt: Instant;
  breakingUntil: Instant | null;
  /** When the desk ended a live story, once that has passed. */
  coverageEndedAt: Instant | null;
  leadImage: ImageView | null;
  body: BodyView;
  liveUpdates: LiveUpdateView[];
  related: StoryTeaserView[];
  corrections: CorrectionView[];
  readingMinutes: number;
  wordCount: number;
  seo: SeoView;
};

export type KeyEventView = { key: string; headline: string; at: Instant; href: string };

/** A page of a live story's updates. */
export type CoverageView = {
  /** What the desk keeps at the top; on the first page. */
  pinned: LiveUpdateView[];
  /** The others that stand here, newest first. */
  updates: LiveUpdateView[];
  keyEvents: KeyEventView[];
  /** From 1. */
  page: number;
  pageCount: number;
  /** Of all updates on all pages. */
  total: number;
};

/** A story that stands beside another one: no more than its name. */
export type NeighbourView = Pick<StoryTeaserView, 'id' | 'href' | 'headline'>;

/** Where a story leads on to. */
export type OnwardView = {
  /** What to read next: the editor's picks, then what is about the same, then of the same section. */
  next: StoryTeaserView[];
  /** More by who wrote it. */
  byAuthor: { author: WriterView; stories: StoryTeaserView[] } | null;
  /** The stories published before and after it in its section. */
  older: NeighbourView | null;
  newer: NeighbourView | null;
};

/** A story's page: the story, which of its updates stand there, and where it leads on to. */
export type ArticlePageView = ArticleView & {
  coverage: CoverageView | null;
  onward: OnwardView;
};
