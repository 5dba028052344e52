import { z } from 'zod';
import { needed, optional, viewed } from '../../../contract/tolerant.ts';
import { day, id, oneOf, optionalText, text, webAddress } from '../../../contract/words.ts';
import type { ContentBlock } from '../block.ts';
import { type ClaimView, claimants, ratings } from './view.ts';

export const claimProjection = /* groq */ `_type == "claim" => {
  claim,
  claimant,
  claimantIs,
  saidOn,
  appearance,
  rating,
  verdict
}`;

export const claimTexts = /* groq */ `_type == "claim" => [claim, claimant, verdict]`;

export const claimWords = claimTexts;

export const claim = {
  contract: viewed(
    z.object({
      _type: z.literal('claim'),
      _key: id,
      claim: text,
      claimant: text,
      claimantIs: optional(oneOf(claimants)),
      saidOn: optional(day),
      appearance: optional(webAddress),
      rating: needed(oneOf(ratings)),
      verdict: optionalText,
    }),
    ({ claimantIs, ...raw }): ClaimView => ({ ...raw, claimantIs: claimantIs ?? 'person' }),
  ),
  plainText: ({ claim, claimant, verdict }) =>
    [claim, claimant, verdict].filter((line) => line).join('\n'),
  examples: () => import('./example.ts'),
} satisfies ContentBlock<ClaimView>;
