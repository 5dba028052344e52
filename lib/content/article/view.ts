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
};

export type SeoView = {
  title: string | null;
  description: string | null;
  image: ImageView | null;
  noIndex: boolean;
};

/** A story in another language. */
export type TranslationView = { id: string; headline: string; href: string; language?: string };

/** A story as its own page shows it. */
export type ArticleView = {
  id: string;
  href: string;
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
  authors: (NamedLink & { role: string | null })[];
  dateline: { city: string; country: string | null } | null;
  publishedAt: Instant;
  updatedAt: Instant | null;
  /** The later of `publishedAt`, `updatedAt`, the newest correction and the newest live update. */
  modifiedAt: Instant;
  breakingUntil: Instant | null;
  leadImage: ImageView | null;
  body: BodyView;
  liveUpdates: LiveUpdateView[];
  related: StoryTeaserView[];
  corrections: CorrectionView[];
  readingMinutes: number;
  wordCount: number;
  seo: SeoView;
};
