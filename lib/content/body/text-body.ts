import { byType } from '../contract/by-type.ts';
import { each } from '../contract/tolerant.ts';
import { textBlock, textBlockProjection } from './text.ts';

/** Of text without object blocks: fact boxes and pages. */
export const textBodyProjection = textBlockProjection;

/** Text without object blocks; has to have some. */
export const textBody = each(byType({ block: textBlock }), { atLeast: 1 });
