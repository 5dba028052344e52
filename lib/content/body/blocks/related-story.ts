import { z } from 'zod';
import { referred, viewed } from '../../contract/tolerant.ts';
import { id, optionalText } from '../../contract/words.ts';
import { isPublishedStory } from '../../story/published.ts';
import { storyTeaser, storyTeaserProjection } from '../../story/teaser.ts';
import type { BodyObject } from '../view.ts';

export const relatedStoryProjection = /* groq */ `
  "story": [story->][${isPublishedStory}][0]{ ${storyTeaserProjection} },
  label
`;

export const relatedStory = viewed(
  z.object({
    _type: z.literal('relatedStory'),
    _key: id,
    story: referred(storyTeaser),
    label: optionalText,
  }),
  (raw): BodyObject<'relatedStory'> => raw,
);
