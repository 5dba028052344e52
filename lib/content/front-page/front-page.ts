import { defineQuery } from 'groq';
import { z } from 'zod';
import { defineContent } from '../contract/content.ts';
import { each, optional, viewed } from '../contract/tolerant.ts';
import { id } from '../contract/words.ts';
import { sectionLinkView, titledContract, titledProjection } from '../story/link.ts';
import { byMoment, isPublishedStory, newestFirst } from '../story/published.ts';
import { measuredTeaserProjection, storyTeaser, storyTeaserProjection } from '../story/teaser.ts';
import { arrangeFrontPage } from './arrange.ts';

/** Of the one document about the front page: what the editors placed there. */
export const frontPageProjection = /* groq */ `
  _id,
  "lead": [lead->][${isPublishedStory}][0]{ ${measuredTeaserProjection} },
  "top": [...top[]->][${isPublishedStory}]{ ${measuredTeaserProjection} },
  "rails": rails[]._ref
`;

/**
 * What the editors placed, and enough of the newest to fill what they left empty (`arrange.ts` says how
 * much that is), though every story that stands elsewhere on the page were among them.
 */
export const frontPageQuery = defineQuery(`{
  "placed": *[_type == "frontPage" && _id == "frontPage"][0]{ ${frontPageProjection} },
  "newest": *[${isPublishedStory}] | ${newestFirst}[0...39] | ${byMoment}[0...19]{ ${measuredTeaserProjection} },
  "breaking": *[${isPublishedStory} && dateTime(breakingUntil) > dateTime(now())]
    | ${newestFirst}[0...23] | ${byMoment}[0...3]{ ${storyTeaserProjection} },
  "navigation": *[_type == "siteSettings" && _id == "siteSettings"][0].navigation[]._ref,
  "sections": *[_type == "section" && defined(slug.current)] | order(title asc, _id){
    ${titledProjection},
    "stories": *[references(^._id) && section._ref == ^._id && ${isPublishedStory}]
      | ${newestFirst}[0...26] | ${byMoment}[0...16]{ ${storyTeaserProjection} }
  }
}`);

/** The document itself: every field can be done without. */
export const placedContract = z.object({
  lead: optional(storyTeaser),
  top: each(storyTeaser),
  rails: each(id),
});

const section = viewed(
  z.object({ ...titledContract.shape, stories: each(storyTeaser) }),
  ({ stories, ...raw }) => ({ section: sectionLinkView(raw), stories }),
);

const frontPageContract = z.object({
  placed: optional(placedContract),
  newest: each(storyTeaser),
  breaking: each(storyTeaser),
  navigation: each(id),
  sections: each(section),
});

export const frontPage = viewed(frontPageContract, arrangeFrontPage);

export const frontPageContent = defineContent({ query: frontPageQuery, contract: frontPage });
