import { type Refused, refuse } from '../../wire/refusal.ts';

/** Why an SVG is not taken, with what to do about it. */
export const refuseSvg = (what: string): Refused =>
  refuse('malformed', `This SVG ${what}. Export it again as a plain drawing, or upload a PNG.`);
