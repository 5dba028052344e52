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
function bell(): Buffer {
  const strokes = [0.1, 1.5, 2.9, 4.3, 5.7];
  const samples = Array.from({ length: 9 * perSecond }, (_, place) => {
    const at = place / perSecond;
    const fading = Math.min(1, 9 - at);
    return strokes.reduce((sum, start) => sum + stroke(at - start), 0) * 0.5 * fading;
  });
  return wavFile(samples, perSecond);
}

/** A siren that rises and falls twice. */
function siren(): Buffer {
  let turned = 0;
  const samples = Array.from({ length: 6 * perSecond }, (_, place) => {
    const at = place / perSecond;
    const rise = 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / 3);
    turned += (2 * Math.PI * (180 + 340 * rise)) / perSecond;
    return (Math.sin(turned) + 0.35 * Math.sin(2 * turned)) * 0.45 * Math.sqrt(rise);
  });
  return wavFile(samples, perSecond);
}

/** Two calls of a boat's horn, the second longer. */
function horn(): Buffer {
  const calls = [
    { from: 0.1, to: 1.3 },
    { from: 1.9, to: 4.6 },
  ];
  const samples = Array.from({ length: 5 * perSecond }, (_, place) => {
    const at = place / perSecond;
    const call = calls.find(({ from, to }) => at >= from && at < to);
    if (call === undefined) return 0;
    const loud = Math.min(1, (at - call.from) * 8, (call.to - at) * 8);
    const tone = (of: number) => Math.sin(2 * Math.PI * 98 * of * at) / of;
    return (tone(1) + tone(2) + tone(3) + tone(5)) * 0.3 * loud;
  });
  return wavFile(samples, perSecond);
}

const assetPrefix = 'sound:';

/** The sound's name in an asset reference still to be uploaded, or undefined for any other id. */
export const soundNamed = (assetRef: string): string | undefined =>
  assetRef.startsWith(assetPrefix) ? assetRef.slice(assetPrefix.length) : undefined;

/** Every sound of the demonstration, by name. */
export const sounds = { bell, siren, horn } satisfies Record<string, () => Buffer>;
