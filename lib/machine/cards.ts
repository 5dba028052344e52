import type { CardWords } from '#lib/card/words.ts';
import type { ArticleView } from '#lib/content/article/view.ts';
import type { AuthorPageView, SectionPageView, TagPageView } from '#lib/content/list/view.ts';
import { wordsIn } from '#lib/words/words.ts';

/** What the card of a page says, beside the newsroom's name. */
export type Card = Omit<CardWords, 'name'>;

export const articleCard = ({ section, headline }: ArticleView): Card => ({
  kicker: section?.name ?? null,
  headline,
});

export const tagCard = ({ kind, title }: TagPageView, language: string): Card => ({
  kicker: wordsIn(language)(`tag.${kind ?? 'topic'}`),
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
