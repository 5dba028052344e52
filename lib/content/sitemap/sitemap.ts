import { defineQuery } from 'groq';
import { z } from 'zod';
import {
  articlePath,
  authorPath,
  correctionsPath,
  frontPath,
  type ListPath,
  latestPath,
  pagePath,
  sectionPath,
  tagPath,
} from '#lib/routes.ts';
import { defineContent } from '../contract/content.ts';
import type { Settled } from '../contract/held.ts';
import { each, viewed } from '../contract/tolerant.ts';
import { slug } from '../contract/words.ts';
import { storyDates, storyDatesContract, storyDatesProjection } from '../story/dates.ts';
import { isPublishedStory, newestFirst } from '../story/published.ts';
import type { SitemapEntryView } from './view.ts';

const address = /* groq */ `"slug": slug.current`;

/** Lists that have something in them; `references()` is what the lake keeps an index of. */
const hasStories = /* groq */ `defined(slug.current) && defined(*[references(^._id) && ${isPublishedStory}][0]._id)`;

/** Every page search engines may list. A sitemap holds 50,000 at most, so the oldest stories give way. */
export const sitemapQuery = defineQuery(`{
  "stories": *[${isPublishedStory} && seo.noIndex != true] | ${newestFirst}[0...45000]{
    _id, ${address}, ${storyDatesProjection}
  },
  "sections": *[_type == "section" && ${hasStories}] | order(_id){ _id, ${address} },
  "tags": *[_type == "tag" && ${hasStories}] | order(_id)[0...2000]{ _id, ${address} },
  "authors": *[_type == "author" && ${hasStories}] | order(_id)[0...2000]{ _id, ${address} },
  "pages": *[_type == "page" && defined(slug.current)] | order(_id){ _id, ${address} }
}`);

const pageAt = (path: (slug: string) => ListPath) =>
  each(
    viewed(
      z.object({ slug }),
      (raw): SitemapEntryView => ({ path: path(raw.slug), modifiedAt: null }),
    ),
  );

const story = viewed(
  z.object({ slug, ...storyDatesContract.shape }),
  (raw): SitemapEntryView => ({
    path: articlePath(raw.slug),
    modifiedAt: storyDates(raw).modifiedAt,
  }),
);

const sitemapContract = z.object({
  stories: each(story),
  sections: pageAt(sectionPath),
  tags: pageAt(tagPath),
  authors: pageAt(authorPath),
  pages: pageAt(pagePath),
});

/** The front page and the list of everything change with the newest story. */
function sitemapView(raw: Settled<z.output<typeof sitemapContract>>): SitemapEntryView[] {
  const modifiedAt = raw.stories[0]?.modifiedAt ?? null;
  return [
    { path: frontPath(), modifiedAt },
    { path: latestPath(), modifiedAt },
    { path: correctionsPath(), modifiedAt: null },
    ...raw.sections,
    ...raw.tags,
    ...raw.authors,
    ...raw.pages,
    ...raw.stories,
  ];
}

export const sitemapContent = defineContent({
  query: sitemapQuery,
  contract: viewed(sitemapContract, sitemapView),
});
