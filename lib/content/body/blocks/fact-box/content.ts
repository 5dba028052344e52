import { z } from 'zod';
import { viewed } from '../../../contract/tolerant.ts';
import { id, text } from '../../../contract/words.ts';
import { textBody, textBodyProjection } from '../../text-body.ts';
import { wordsOf } from '../../text-words.ts';
import type { ContentBlock } from '../block.ts';
import type { FactBoxView } from './view.ts';

export const factBoxProjection = /* groq */ `_type == "factBox" => {
  title,
  body[]{ ${textBodyProjection} }
}`;

export const factBoxTexts = /* groq */ `_type == "factBox" => [title, pt::text(body)]`;

export const factBoxWords = factBoxTexts;

export const factBox = {
  contract: viewed(
    z.object({ _type: z.literal('factBox'), _key: id, title: text, body: textBody }),
    (raw): FactBoxView => raw,
  ),
  plainText: ({ title, body }) => [title, ...body.map(wordsOf)].join('\n\n'),
  examples: () => import('./example.ts'),
} satisfies ContentBlock<FactBoxView>;
