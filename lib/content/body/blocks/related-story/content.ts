import { z } from 'zod';
import { referred, viewed } from '../../../contract/tolerant.ts';
import { id, optionalText } from '../../../contract/words.ts';
import { isPublishedStory } from '../../../story/published.ts';
import { storyTeaser, storyTeaserProjection } from '../../../story/teaser.ts';
import type { ContentBlock } from '../block.ts';
import type { RelatedStoryView } from './view.ts';

export const relatedStoryProjection = /* groq */ `_type == "relatedStory" => {
  "story": [story->][${isPublishedStory}][0]{ ${storyTeaserProjection} },
  label
}`;

/** The other story’s headline is found with that story. */
export const relatedStoryWords = /* groq */ `_type == "relatedStory" => [label]`;

export const relatedStory = {
  contract: viewed(
    z.object({
      _type: z.literal('relatedStory'),
      _key: id,
      story: referred(storyTeaser),
      label: optionalText,
    }),
    (raw): RelatedStoryView => raw,
  ),
  plainText: () => '',
  examples: () => import('./example.ts'),
} satisfies ContentBlock<RelatedStoryView>;
