import { audioSchema } from '#lib/content/body/blocks/audio/schema.ts';
import { chartSchema } from '#lib/content/body/blocks/chart/schema.ts';
import { claimSchema } from '#lib/content/body/blocks/claim/schema.ts';
import { documentFileSchema } from '#lib/content/body/blocks/document-file/schema.ts';
import { embedSchema } from '#lib/content/body/blocks/embed/schema.ts';
import { factBoxSchema } from '#lib/content/body/blocks/fact-box/schema.ts';
import { gallerySchema } from '#lib/content/body/blocks/gallery/schema.ts';
import { interviewSchema } from '#lib/content/body/blocks/interview/schema.ts';
import { keyPointsSchema } from '#lib/content/body/blocks/key-points/schema.ts';
import { newsImageSchema } from '#lib/content/body/blocks/news-image/schema.ts';
import { pullQuoteSchema } from '#lib/content/body/blocks/pull-quote/schema.ts';
import { relatedStorySchema } from '#lib/content/body/blocks/related-story/schema.ts';
import { socialPostSchema } from '#lib/content/body/blocks/social-post/schema.ts';
import { tableSchema } from '#lib/content/body/blocks/table/schema.ts';
import { timelineSchema } from '#lib/content/body/blocks/timeline/schema.ts';
import { videoSchema } from '#lib/content/body/blocks/video/schema.ts';
import type { BlockName } from '#lib/content/body/view.ts';
import type { StudioBlock } from './studio-block.ts';

/** The Studio's register of body blocks, in the order of the insert menu. */
export const studioBlocks = {
  newsImage: newsImageSchema,
  gallery: gallerySchema,
  audio: audioSchema,
  video: videoSchema,
  documentFile: documentFileSchema,
  pullQuote: pullQuoteSchema,
  relatedStory: relatedStorySchema,
  keyPoints: keyPointsSchema,
  factBox: factBoxSchema,
  timeline: timelineSchema,
  interview: interviewSchema,
  embed: embedSchema,
  socialPost: socialPostSchema,
  table: tableSchema,
  chart: chartSchema,
  claim: claimSchema,
} satisfies { [Name in BlockName]?: StudioBlock<Name> };

/** A block that is not here is named by the compiler here. */
export type EveryBlockHasItsSchema<
  Missing extends
    never = `the schema of ${Exclude<BlockName, keyof typeof studioBlocks>} is missing`,
> = Missing;
