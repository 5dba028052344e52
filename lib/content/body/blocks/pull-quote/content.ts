import { z } from 'zod';
import { viewed } from '../../../contract/tolerant.ts';
import { id, optionalText, text } from '../../../contract/words.ts';
import type { ContentBlock } from '../block.ts';
import type { PullQuoteView } from './view.ts';

export const pullQuoteProjection = /* groq */ `_type == "pullQuote" => { text, attribution }`;

export const pullQuoteWords = /* groq */ `_type == "pullQuote" => [text, attribution]`;

export const pullQuote = {
  contract: viewed(
    z.object({ _type: z.literal('pullQuote'), _key: id, text, attribution: optionalText }),
    (raw): PullQuoteView => raw,
  ),
  // It repeats words of the story.
  plainText: () => '',
  examples: () => import('./example.ts'),
} satisfies ContentBlock<PullQuoteView>;
