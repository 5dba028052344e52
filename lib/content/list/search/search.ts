import { defineQuery } from 'groq';
import { z } from 'zod';
import { defineContent } from '../../contract/content.ts';
import { each, viewed } from '../../contract/tolerant.ts';
import { isPublishedStory } from '../../story/published.ts';
import { measuredTeaserProjection, storyTeaser } from '../../story/teaser.ts';
import { storyNames, storyProse } from '../../story/words.ts';

/** Every word has to be found, wherever in the story a reader would read it. */
const isFound = /* groq */ `${isPublishedStory} && [ ${storyNames}, ${storyProse} ] match $words`;

/** A word that is in very many stories finds the newest of them: nobody reads on past this. */
export const mostFound = 500;

const newestFound = /* groq */ `*[${isFound}] | order(publishedAt desc)[0...$most]`;
const newestOfSection = /* groq */ `*[${isFound} && section._ref == $section]
  | order(publishedAt desc)[0...$most]`;

/**
 * The best match first: stories that hold the words in the headline, then in the standfirst, each newest
 * first. Not by `score()`, which has to read every story there is with such a word before it knows the
 * best. With `$byDate` newest first alone.
 */
const bestFirst = /* groq */ `
  order(
    select(
      $byDate => 0,
      [headline, listing.headline] match $words => 2,
      [standfirst, listing.standfirst] match $words => 1,
      0
    ) desc,
    dateTime(publishedAt) desc,
    _id
  )[$from...$to]{
    "story": @{ ${measuredTeaserProjection} },
    "prose": [ ${storyProse} ]
  }
`;

/** Stories that hold all of `$words`, the `$most` newest of them, and the section of each. */
export const searchQuery = defineQuery(`{
  "reached": count(${newestFound}),
  "sections": ${newestFound}.section._ref,
  "stories": ${newestFound} | ${bestFirst}
}`);

/** The same of one section alone. */
export const searchSectionQuery = defineQuery(`{
  "reached": count(${newestOfSection}),
  "stories": ${newestOfSection} | ${bestFirst}
}`);

/** In how many sections how many are, when only those of one are shown. */
export const searchCountsQuery = defineQuery(`{
  "reached": count(${newestFound}),
  "sections": ${newestFound}.section._ref
}`);

const foundStory = viewed(
  z.object({ story: storyTeaser, prose: z.array(z.unknown()) }),
  ({ story, prose }) => ({ ...story, prose: prose.filter((text) => typeof text === 'string') }),
);

const counts = { reached: z.number(), sections: z.array(z.string().nullable()) };
const stories = each(foundStory);

export const searchContent = defineContent({
  query: searchQuery,
  contract: z.object({ ...counts, stories }),
  typed: true,
});

export const searchSectionContent = defineContent({
  query: searchSectionQuery,
  contract: z.object({ reached: z.number(), stories }),
  typed: true,
});

export const searchCountsContent = defineContent({
  query: searchCountsQuery,
  contract: z.object(counts),
  typed: true,
});
