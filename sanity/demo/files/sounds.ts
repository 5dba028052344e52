import { wavFile } from './wav.ts';

const perSecond = 16_000;

/** What a church bell sounds together: each tone as a multiple of the note it strikes, and its share. */
const partials = [
  { of: 0.5, loud: 0.25, fades: 0.5 },
  { of: 1, loud: 0.4, fades: 0.9 },
  { of: 1.19, loud: 0.25, fades: 1.3 },
  { of: 1.5, loud: 0.15, fades: 1.8 },
  { of: 2, loud: 0.3, fades: 2.2 },
  { of: 2.67, loud: 0.12, fades: 3.5 },
] as const;

/** One stroke of a bell, `seconds` after it. */
const stroke = (seconds: number): number =>
  seconds < 0
    ? 0
    : partials.reduce(
        (sum, { of, loud, fades }) =>
          sum + loud * Math.exp(-seconds * fades) * Math.sin(2 * Math.PI * 415 * of * seconds),
        0,
      );

/** A bell that strikes five times. */
export function bell(): Buffer {
  const strokes = [0.1, 1.5, 2.9, 4.3, 5.7];
  const samples = Array.from({ length: 9 * perSecond }, (_, place) => {
    const at = place / perSecond;
    const fading = Math.min(1, 9 - at);
    return strokes.reduce((sum, start) => sum + stroke(at - start), 0) * 0.5 * fading;
  });
  return wavFile(samples, perSecond);
}
