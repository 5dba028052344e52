import { defineQuery } from 'groq';
import { defineContent } from '../../contract/content.ts';
import { byMoment, isPublishedStory, newestFirst } from '../../story/published.ts';
import { measuredTeaserProjection } from '../../story/teaser.ts';
import { storyListContract, totalContract } from '../list.ts';

/** All stories, a page at a time. */
export const latestQuery = defineQuery(`{
  "reached": count(*[${isPublishedStory}] | ${newestFirst}[0...$within]),
  "stories": *[${isPublishedStory}] | ${newestFirst}[0...$within]
    | ${byMoment}[$from...$to]{ ${measuredTeaserProjection} }
}`);

export const latestContent = defineContent({ query: latestQuery, contract: storyListContract });

/** How many stories there are. */
export const latestTotalQuery = defineQuery(`{ "total": count(*[${isPublishedStory}]) }`);

export const latestTotalContent = defineContent({
  query: latestTotalQuery,
  contract: totalContract,
});
