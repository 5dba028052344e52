import { defineQuery } from 'groq';
import { z } from 'zod';
import { articlePath, correctionsPath, documentPath, frontPath, latestPath } from '#lib/routes.ts';
import { defineContent } from '../contract/content.ts';
import type { Settled } from '../contract/held.ts';
import { each, viewed } from '../contract/tolerant.ts';
import { slug } from '../contract/words.ts';
import type { SitemapType } from '../document-types.ts';
import { storyDates, storyDatesContract, storyDatesProjection } from '../story/dates.ts';
import { isPublishedStory, newestFirst } from '../story/published.ts';
import type { SitemapEntryView } from './view.ts';

const address = /* groq */ `"slug": slug.current`;

/** Lists that have something in them; `references()` is what the lake keeps an index of. */
const hasStories = /* groq */ `defined(slug.current) && defined(*[references(^._id) && ${isPublishedStory}][0]._id)`;

/** Every page search engines may list. A sitemap holds 50,000 at most, so the oldest stories give way. */
export const sitemapQuery = defineQuery(`{
  "article": *[${isPublishedStory} && seo.noIndex != true] | ${newestFirst}[0...45000]{
    _id, ${address}, ${storyDatesProjection}
  },
  "section": *[_type == "section" && ${hasStories}] | order(_id){ _id, ${address} },
  "tag": *[_type == "tag" && ${hasStories}] | order(_id)[0...2000]{ _id, ${address} },
  "author": *[_type == "author" && ${hasStories}] | order(_id)[0...2000]{ _id, ${address} },
  "page": *[_type == "page" && defined(slug.current)] | order(_id){ _id, ${address} }
}`);

const pagesOf = (type: SitemapType) =>
  each(
    viewed(
      z.object({ slug }),
      (raw): SitemapEntryView => ({ path: documentPath(type, raw.slug), modifiedAt: null }),
    ),
  );

const story = viewed(
  z.object({ slug, ...storyDatesContract.shape }),
  (raw): SitemapEntryView => ({
    path: articlePath(raw.slug),
    modifiedAt: storyDates(raw).modifiedAt,
  }),
);

/** Keyed by type, as the query is. In the order of the sitemap: what gives way to others stands last. */
const sitemapContract = z.object({
  section: pagesOf('section'),
  tag: pagesOf('tag'),
  author: pagesOf('author'),
  page: pagesOf('page'),
  article: each(story),
} satisfies Record<SitemapType, z.ZodType>);

/** The front page and the list of everything change with the newest story. */
function sitemapView(raw: Settled<z.output<typeof sitemapContract>>): SitemapEntryView[] {
  const modifiedAt = raw.article[0]?.modifiedAt ?? null;
  return [
    { path: frontPath(), modifiedAt },
    { path: latestPath(), modifiedAt },
    { path: correctionsPath(), modifiedAt: null },
    ...Object.values(raw).flat(),
  ];
}

export const sitemapContent = defineContent({
  query: sitemapQuery,
  contract: viewed(sitemapContract, sitemapView),
});
