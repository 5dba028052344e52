import { z } from 'zod';
import { viewed } from '../../contract/tolerant.ts';
import { id, optionalText, text } from '../../contract/words.ts';
import type { BodyObject } from '../view.ts';

export const pullQuoteProjection = /* groq */ `text, attribution`;

export const pullQuote = viewed(
  z.object({ _type: z.literal('pullQuote'), _key: id, text, attribution: optionalText }),
  (raw): BodyObject<'pullQuote'> => raw,
);
