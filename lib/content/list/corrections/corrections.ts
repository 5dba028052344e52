import { defineQuery } from 'groq';
import { z } from 'zod';
import {
  correction,
  correctionProjection,
  newestCorrectionsFirst,
} from '../../article/correction.ts';
import { defineContent } from '../../contract/content.ts';
import { each, viewed } from '../../contract/tolerant.ts';
import { hasHappened, isPublishedStory } from '../../story/published.ts';
import { storyTeaser, storyTeaserProjection } from '../../story/teaser.ts';
import type { CorrectedStoryView } from '../view.ts';

/**
 * Stories with corrections that have had their moment. The lake knows by heart which have any, as long
 * as the present is not asked for in the same breath: so that stands in a filter of its own.
 */
const corrected = /* groq */ `[...*[${isPublishedStory} && count(corrections) > 0]][
  count(corrections[${hasHappened}]) > 0
]`;

/** Corrected stories, the one corrected last first. */
export const correctionsQuery = defineQuery(`{
  "total": count(${corrected}),
  "entries": ${corrected}
    | order(dateTime((corrections[${hasHappened}] | order(dateTime(at) desc))[0].at) desc, _id)[$from...$to]{
      "story": @{ ${storyTeaserProjection} },
      "corrections": corrections[${hasHappened}]{ ${correctionProjection} }
    }
}`);

const correctedStory = viewed(
  z.object({ story: storyTeaser, corrections: each(correction, { atLeast: 1 }) }),
  ({ story, corrections }): CorrectedStoryView => ({
    story,
    corrections: newestCorrectionsFirst(corrections),
  }),
);

export const correctionsContent = defineContent({
  query: correctionsQuery,
  contract: z.object({ total: z.number(), entries: each(correctedStory) }),
});
