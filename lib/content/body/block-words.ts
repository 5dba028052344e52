import { audioWords } from './blocks/audio/content.ts';
import { chartWords } from './blocks/chart/content.ts';
import { claimWords } from './blocks/claim/content.ts';
import { documentFileWords } from './blocks/document-file/content.ts';
import { embedWords } from './blocks/embed/content.ts';
import { factBoxWords } from './blocks/fact-box/content.ts';
import { galleryWords } from './blocks/gallery/content.ts';
import { interviewWords } from './blocks/interview/content.ts';
import { keyPointsWords } from './blocks/key-points/content.ts';
import { newsImageWords } from './blocks/news-image/content.ts';
import { pullQuoteWords } from './blocks/pull-quote/content.ts';
import { relatedStoryWords } from './blocks/related-story/content.ts';
import { socialPostWords } from './blocks/social-post/content.ts';
import { tableWords } from './blocks/table/content.ts';
import { timelineWords } from './blocks/timeline/content.ts';
import { videoWords } from './blocks/video/content.ts';
import type { contentBlocks } from './blocks.ts';

/** All that a reader can read of each block, a list of texts: by these a search finds the story. */
const blockWords = /* groq */ `
  ${newsImageWords},
  ${galleryWords},
  ${audioWords},
  ${videoWords},
  ${documentFileWords},
  ${pullQuoteWords},
  ${relatedStoryWords},
  ${keyPointsWords},
  ${factBoxWords},
  ${timelineWords},
  ${interviewWords},
  ${embedWords},
  ${socialPostWords},
  ${tableWords},
  ${chartWords},
  ${claimWords}
`;

/** Of whatever has a `body`: every text in it that is read, one after the other. */
export const bodyWords = /* groq */ `
  ...body[]{ "texts": select(_type == "block" => [pt::text(@)], ${blockWords}) }.texts[]
`;

type Unread = {
  [Name in keyof typeof contentBlocks]: typeof blockWords extends `${string}_type == "${Name}" =>${string}`
    ? never
    : Name;
}[keyof typeof contentBlocks];
/** A block whose words `blockWords` lacks is named by the compiler here. */
export type EveryBlockIsRead<Missing extends never = `the words of ${Unread} are missing`> =
  Missing;
