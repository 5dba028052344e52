import { optional, viewed } from '../../contract/tolerant.ts';
import { oneOf } from '../../contract/words.ts';
import { placements } from './view.ts';

/** Where a block stands, which is in the text unless its editor said otherwise. */
export const placement = viewed(optional(oneOf(placements)), (chosen) => chosen ?? 'text');
