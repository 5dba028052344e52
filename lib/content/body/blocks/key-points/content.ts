import { z } from 'zod';
import { each, viewed } from '../../../contract/tolerant.ts';
import { id, text } from '../../../contract/words.ts';
import type { ContentBlock } from '../block.ts';
import type { KeyPointsView } from './view.ts';

export const keyPointsProjection = /* groq */ `_type == "keyPoints" => { points }`;

export const keyPointsTexts = /* groq */ `_type == "keyPoints" => points`;

export const keyPointsWords = keyPointsTexts;

export const keyPoints = {
  contract: viewed(
    z.object({ _type: z.literal('keyPoints'), _key: id, points: each(text, { atLeast: 1 }) }),
    (raw): KeyPointsView => raw,
  ),
  plainText: ({ points }) => points.join('\n'),
  examples: () => import('./example.ts'),
} satisfies ContentBlock<KeyPointsView>;
