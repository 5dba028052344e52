import { byType } from '../contract/by-type.ts';
import { embedProjection } from './blocks/embed.ts';
import { factBoxProjection } from './blocks/fact-box.ts';
import { keyPointsProjection } from './blocks/key-points.ts';
import { newsImageProjection } from './blocks/news-image.ts';
import { pullQuoteProjection } from './blocks/pull-quote.ts';
import { bodyObjects } from './blocks/registry.ts';
import { relatedStoryProjection } from './blocks/related-story.ts';
import { tableProjection } from './blocks/table.ts';
import { eachBlock } from './contain.ts';
import { textBlock, textBlockProjection } from './text.ts';

/**
 * Of each block of a body. A block whose projection is forgotten here lacks the fields its contract
 * asks for, which does not compile.
 */
export const bodyProjection = /* groq */ `
  _type,
  _key,
  _type == "block" => { ${textBlockProjection} },
  _type == "newsImage" => { ${newsImageProjection} },
  _type == "pullQuote" => { ${pullQuoteProjection} },
  _type == "relatedStory" => { ${relatedStoryProjection} },
  _type == "keyPoints" => { ${keyPointsProjection} },
  _type == "factBox" => { ${factBoxProjection} },
  _type == "embed" => { ${embedProjection} },
  _type == "table" => { ${tableProjection} }
`;

/** The body of a story or a live update, block by block. */
export const body = eachBlock(byType({ block: textBlock, ...bodyObjects }));
