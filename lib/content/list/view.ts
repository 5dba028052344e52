import type { Month } from '#lib/months.ts';
import type { ListPath } from '#lib/routes.ts';
import type { CorrectionView } from '../article/view.ts';
import type { ImageView } from '../image/view.ts';
import type { NamedLink, StoryTeaserView } from '../story/view.ts';

export const storiesPerPage = 20;

/** One page of stories, newest first. */
export type StoryListView = {
  stories: StoryTeaserView[];
  /** From 1. */
  page: number;
  /** Null while it is not known: then there are older ones than these, on pages nobody has counted. */
  pageCount: number | null;
  /** Stories on all pages together. */
  total: number | null;
  /** On a page that goes on from a story, not from a number: where the newest and the older ones are. */
  turn?: { newest: string; older: string | null };
};

export const tagKinds = ['topic', 'person', 'place', 'organisation', 'event'] as const;
export type TagKind = (typeof tagKinds)[number];

/** What each kind is called: over a tag's page, on its card and in its form. */
export const tagKindTitles: Readonly<Record<TagKind, string>> = {
  topic: 'Topic',
  person: 'Person',
  place: 'Place',
  organisation: 'Organisation',
  event: 'Event',
};

type Headed = { id: string; path: ListPath; list: StoryListView };
export type TagPageView = Headed & {
  title: string;
  kind: TagKind | null;
  description: string | null;
};
export type SectionPageView = Headed & { title: string; description: string | null };
export type AuthorPageView = Headed & {
  name: string;
  role: string | null;
  bio: string | null;
  portrait: ImageView | null;
  sameAs: string[];
};
/** A part of a text; marked: one of the words that were looked for. */
export type Piece = { text: string; marked: boolean };
/** A story that was found, and where its words stand; without an excerpt it has nothing to show. */
export type FoundStoryView = { story: StoryTeaserView; headline: Piece[]; excerpt: Piece[] };
export const searchOrders = ['best', 'newest'] as const;
export type SearchOrder = (typeof searchOrders)[number];
/** A section, and how many of what is found are in it. */
export type SearchSectionView = { name: string; slug: string; count: number };
export type SearchView = {
  query: string;
  /** The slug of the only section that is shown. */
  section: string | null;
  order: SearchOrder;
  list: StoryListView;
  found: FoundStoryView[];
  /** As many were found, of the section where there is one. */
  total: number;
  /** More stories may have the words, all of them older. */
  isCut: boolean;
  sections: SearchSectionView[];
  /** As many were found in all sections. */
  all: number;
};
/** A corrected story and what was corrected in it. */
export type CorrectedStoryView = { story: StoryTeaserView; corrections: CorrectionView[] };
export type CorrectionsPageView = {
  entries: CorrectedStoryView[];
  page: number;
  pageCount: number;
  total: number;
};
/** A month that has stories, and how many. */
export type MonthTotalView = { month: Month; total: number };
/** All months that have stories, the newest first. */
export type ArchiveView = { months: MonthTotalView[] };
/** A tag in the list of all; null stories: the lake could not count them yet. */
export type TopicView = NamedLink & { stories: number | null };
/** The tags that begin with the same letter, as far as they stand on a page. */
export type TopicLetterView = { letter: string; topics: TopicView[] };
/** A page of all tags that stories carry, in the order of the newsroom's language. */
export type TopicsView = {
  letters: TopicLetterView[];
  /** Every letter there is, and the page on which its first tag stands. */
  index: { letter: string; page: number }[];
  page: number;
  pageCount: number;
};
export type MonthPageView = { month: Month; path: ListPath; list: StoryListView };
