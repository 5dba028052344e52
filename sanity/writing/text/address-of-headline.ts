import { makeSlug } from '../../slug/make-slug.ts';

/** A story as far as its address depends on it. */
export type Addressed = {
  id: string;
  /** The headline before somebody wrote in it, and as it was left. */
  before: string;
  headline: string;
  slug: string | undefined;
  publishedAt: string | undefined;
};

/**
 * The address a story gets when its headline is left: one that has none gets it, one made of the headline that was
 * there follows it. What somebody wrote stays, and what readers may have; undefined where nothing is to change.
 */
export function addressOfHeadline(story: Addressed): string | undefined {
  const { id, before, headline, slug, publishedAt } = story;
  if (headline.trim() === '') return undefined;
  const made = makeSlug(headline, id, 'article');
  if (slug === undefined || slug === '') return made;
  const isOfHeadline = publishedAt === undefined && slug === makeSlug(before, id, 'article');
  return isOfHeadline && slug !== made ? made : undefined;
}
