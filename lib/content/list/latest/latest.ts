import { defineQuery } from 'groq';
import { defineContent } from '../../contract/content.ts';
import { byMoment, isPublishedStory, newestFirst } from '../../story/published.ts';
import { measuredTeaserProjection } from '../../story/teaser.ts';
import { storyListContract } from '../list.ts';

/** All stories, a page at a time. */
export const latestQuery = defineQuery(`{
  "total": count(*[${isPublishedStory}]),
  "stories": *[${isPublishedStory}] | ${newestFirst}[0...$within]
    | ${byMoment}[$from...$to]{ ${measuredTeaserProjection} }
}`);

export const latestContent = defineContent({ query: latestQuery, contract: storyListContract });
