import { chosenByType, named } from '../contract/by-type.ts';
import { blockProjections, contentBlocks } from './blocks.ts';
import { eachBlock } from './contain.ts';
import { textBlock, textBlockProjection } from './text.ts';

/** Of each block of a body. */
export const bodyProjection = /* groq */ `
  _type,
  _key,
  _type == "block" => { ${textBlockProjection} },
  ${blockProjections}
`;

/** The body of a story or a live update, block by block. */
export const body = eachBlock(
  chosenByType((type) => (type === 'block' ? textBlock : named(contentBlocks, type)?.contract)),
);
