import { z } from 'zod';
import { optional, viewed } from '../contract/tolerant.ts';
import { id, instant, oneOf, text } from '../contract/words.ts';
import { type CorrectionView, correctionKinds } from './view.ts';

/** Of each correction of a story. */
export const correctionProjection = /* groq */ `_key, kind, text, at`;

export const correction = viewed(
  z.object({ _key: id, kind: optional(oneOf(correctionKinds)), text, at: instant }),
  ({ _key, kind, ...raw }): CorrectionView => ({ key: _key, kind: kind ?? 'correction', ...raw }),
);

export const newestCorrectionsFirst = (corrections: readonly CorrectionView[]): CorrectionView[] =>
  corrections.toSorted((a, b) => b.at.localeCompare(a.at));
