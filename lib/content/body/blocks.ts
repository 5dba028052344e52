import type { z } from 'zod';
import type { Held } from '../contract/held.ts';
import { audio, audioProjection } from './blocks/audio/content.ts';
import { chart, chartProjection } from './blocks/chart/content.ts';
import { claim, claimProjection } from './blocks/claim/content.ts';
import { documentFile, documentFileProjection } from './blocks/document-file/content.ts';
import { embed, embedProjection } from './blocks/embed/content.ts';
import { factBox, factBoxProjection } from './blocks/fact-box/content.ts';
import { gallery, galleryProjection } from './blocks/gallery/content.ts';
import { interview, interviewProjection } from './blocks/interview/content.ts';
import { keyPoints, keyPointsProjection } from './blocks/key-points/content.ts';
import { newsImage, newsImageProjection } from './blocks/news-image/content.ts';
import { pullQuote, pullQuoteProjection } from './blocks/pull-quote/content.ts';
import { relatedStory, relatedStoryProjection } from './blocks/related-story/content.ts';
import { socialPost, socialPostProjection } from './blocks/social-post/content.ts';
import { table, tableProjection } from './blocks/table/content.ts';
import { timeline, timelineProjection } from './blocks/timeline/content.ts';
import { video, videoProjection } from './blocks/video/content.ts';
import type { Block } from './blocks/view.ts';

/** What the lake is asked of each block. TypeGen reads it, so that each has to be named here. */
export const blockProjections = /* groq */ `
  ${newsImageProjection},
  ${galleryProjection},
  ${audioProjection},
  ${videoProjection},
  ${documentFileProjection},
  ${pullQuoteProjection},
  ${relatedStoryProjection},
  ${keyPointsProjection},
  ${factBoxProjection},
  ${timelineProjection},
  ${interviewProjection},
  ${embedProjection},
  ${socialPostProjection},
  ${tableProjection},
  ${chartProjection},
  ${claimProjection}
`;

/** The content's register of body blocks: what a body may hold besides text. */
export const contentBlocks = {
  newsImage,
  gallery,
  audio,
  video,
  documentFile,
  pullQuote,
  relatedStory,
  keyPoints,
  factBox,
  timeline,
  interview,
  embed,
  socialPost,
  table,
  chart,
  claim,
};

type Names = keyof typeof contentBlocks;

/** Every block stands under its own name; one that does not fails here. */
contentBlocks satisfies { [Name in Names]: { contract: z.ZodType<Held<Block<Name, unknown>>> } };

type Unasked = {
  [Name in Names]: typeof blockProjections extends `${string}_type == "${Name}" =>${string}`
    ? never
    : Name;
}[Names];
/** A block whose projection `blockProjections` lacks is named by the compiler here. */
export type EveryBlockIsAsked<Missing extends never = `the projection of ${Unasked} is missing`> =
  Missing;
