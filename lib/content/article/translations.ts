import { defineQuery } from 'groq';
import { z } from 'zod';
import { articlePath } from '#lib/routes.ts';
import { defineContent } from '../contract/content.ts';
import { each, optional, viewed } from '../contract/tolerant.ts';
import { id, language, slug, text } from '../contract/words.ts';
import { isPublishedStory } from '../story/published.ts';
import type { ArticleView, TranslationView } from './view.ts';

const translationProjection = /* groq */ `_id, headline, "slug": slug.current, language`;

/** A story in the language it was first written in, and its translations, by its id. */
export const translationsQuery = defineQuery(`{
  "original": *[_id == $original && ${isPublishedStory}][0]{ ${translationProjection} },
  "others": *[references($original) && translationOf._ref == $original && ${isPublishedStory}]
    | order(_id)[0...50]{ ${translationProjection} }
}`);

const translation = viewed(
  z.object({ _id: id, headline: text, slug, language: optional(language) }),
  ({ _id, slug, language, headline }): TranslationView => ({
    id: _id,
    headline,
    href: articlePath(slug),
    language: language ?? undefined,
  }),
);

export const translationsContent = defineContent({
  query: translationsQuery,
  contract: z.object({ original: optional(translation), others: each(translation) }),
});

/** The id of the story that a story and its translations have in common. */
export const originalOf = ({ id, translationOf }: ArticleView): string => translationOf ?? id;

/**
 * A story in other languages, the original first. One to a language: of two in the same, and of one in the
 * story's own, nobody could tell which to read.
 *
 * @param ours the newsroom's language, in which a story is that says no other.
 */
export function otherTongues(
  story: Pick<ArticleView, 'id' | 'language'>,
  found: { original: TranslationView | null; others: readonly TranslationView[] },
  ours: string,
): TranslationView[] {
  const taken = new Set([story.language ?? ours]);
  return [...(found.original ? [found.original] : []), ...found.others].filter((other) => {
    const language = other.language ?? ours;
    if (other.id === story.id || taken.has(language)) return false;
    taken.add(language);
    return true;
  });
}
