import { audioTexts } from './blocks/audio/content.ts';
import { chartTexts } from './blocks/chart/content.ts';
import { claimTexts } from './blocks/claim/content.ts';
import { factBoxTexts } from './blocks/fact-box/content.ts';
import { interviewTexts } from './blocks/interview/content.ts';
import { keyPointsTexts } from './blocks/key-points/content.ts';
import { socialPostTexts } from './blocks/social-post/content.ts';
import { tableTexts } from './blocks/table/content.ts';
import { timelineTexts } from './blocks/timeline/content.ts';
import { videoTexts } from './blocks/video/content.ts';

/**
 * What is read in each block that adds words to the story (its `plainText` gives the same), so that a
 * list can say how long a story is without its body. A test names the block that is forgotten here.
 */
export const blockTexts = /* groq */ `
  ${audioTexts},
  ${videoTexts},
  ${factBoxTexts},
  ${keyPointsTexts},
  ${chartTexts},
  ${claimTexts},
  ${timelineTexts},
  ${interviewTexts},
  ${socialPostTexts},
  ${tableTexts}
`;
