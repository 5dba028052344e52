import type { z } from 'zod';
import type { Held, Settled } from '../contract/held.ts';
import { audio, audioProjection } from './blocks/audio/content.ts';
import type { Block, Nothing } from './blocks/block.ts';
import { embed, embedProjection } from './blocks/embed/content.ts';
import { factBox, factBoxProjection } from './blocks/fact-box/content.ts';
import { keyPoints, keyPointsProjection } from './blocks/key-points/content.ts';
import { newsImage, newsImageProjection } from './blocks/news-image/content.ts';
import { pullQuote, pullQuoteProjection } from './blocks/pull-quote/content.ts';
import { relatedStory, relatedStoryProjection } from './blocks/related-story/content.ts';
import { table, tableProjection } from './blocks/table/content.ts';

/** What the lake is asked of each block. TypeGen reads it, so that each has to be named here. */
export const blockProjections = /* groq */ `
  ${newsImageProjection},
  ${audioProjection},
  ${pullQuoteProjection},
  ${relatedStoryProjection},
  ${keyPointsProjection},
  ${factBoxProjection},
  ${embedProjection},
  ${tableProjection}
`;

/** The content's register of body blocks: what a body may hold besides text. */
export const contentBlocks = {
  newsImage,
  audio,
  pullQuote,
  relatedStory,
  keyPoints,
  factBox,
  embed,
  table,
};

export type BlockName = keyof typeof contentBlocks;

/** A body block as its component gets it. */
export type BlockView<Name extends BlockName = BlockName> = {
  [N in Name]: { _type: N } & Settled<z.output<(typeof contentBlocks)[N]['contract']>>;
}[Name];

/** Every block stands under its own name; one that does not fails here. */
contentBlocks satisfies {
  [Name in BlockName]: { contract: z.ZodType<Held<Block<Name, unknown>>> };
};

type Unasked = {
  [Name in BlockName]: typeof blockProjections extends `${string}_type == "${Name}" =>${string}`
    ? never
    : Name;
}[BlockName];
/** A block whose projection `blockProjections` lacks is named by the compiler here. */
export type EveryBlockIsAsked = Nothing<`the projection of ${Unasked} is missing`>;

const plainTexts: { [Name in BlockName]: { plainText(view: BlockView<Name>): string } } =
  contentBlocks;

/** The words a block adds to its story. */
export const blockText = <Name extends BlockName>(block: BlockView<Name>): string =>
  plainTexts[block._type].plainText(block);
