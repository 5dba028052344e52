import { z } from 'zod';
import { viewed } from '../../contract/tolerant.ts';
import { id, text } from '../../contract/words.ts';
import { textBody, textBodyProjection } from '../text-body.ts';
import type { BodyObject } from '../view.ts';

export const factBoxProjection = /* groq */ `title, body[]{ ${textBodyProjection} }`;

export const factBox = viewed(
  z.object({ _type: z.literal('factBox'), _key: id, title: text, body: textBody }),
  (raw): BodyObject<'factBox'> => raw,
);
