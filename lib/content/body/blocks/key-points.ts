import { z } from 'zod';
import { each, viewed } from '../../contract/tolerant.ts';
import { id, text } from '../../contract/words.ts';
import type { BodyObject } from '../view.ts';

export const keyPointsProjection = /* groq */ `points`;

export const keyPoints = viewed(
  z.object({ _type: z.literal('keyPoints'), _key: id, points: each(text, { atLeast: 1 }) }),
  (raw): BodyObject<'keyPoints'> => raw,
);
