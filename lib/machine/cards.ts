import type { CardWords } from '#lib/card/words.ts';
import type { ArticleView } from '#lib/content/article/view.ts';
import type {
  AuthorPageView,
  SectionPageView,
  TagKind,
  TagPageView,
} from '#lib/content/list/view.ts';

/** What the card of a page says, beside the newsroom's name. */
export type Card = Omit<CardWords, 'name'>;

const tagKinds: Readonly<Record<TagKind, string>> = {
  topic: 'Topic',
  person: 'Person',
  place: 'Place',
  organisation: 'Organisation',
  event: 'Event',
};

export const articleCard = ({ section, headline }: ArticleView): Card => ({
  kicker: section?.name ?? null,
  headline,
});

export const tagCard = ({ kind, title }: TagPageView): Card => ({
  kicker: tagKinds[kind ?? 'topic'],
  headline: title,
});

export const sectionCard = ({ title }: SectionPageView): Card => ({
  kicker: null,
  headline: title,
});

export const authorCard = ({ role, name }: AuthorPageView): Card => ({
  kicker: role,
  headline: name,
});

export const pageCard = (title: string): Card => ({ kicker: null, headline: title });
