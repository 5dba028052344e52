import { z } from 'zod';
import { optional } from '../../contract/tolerant.ts';
import { cleaned } from '../../contract/words.ts';
import { durationOf } from './audio/view.ts';

/** How long a recording or a video is, where that is said. */
export const optionalDuration = optional(
  cleaned(
    z.string().transform((clock, context) => {
      const read = durationOf(clock);
      if (read !== null) return read;
      context.issues.push({
        code: 'custom',
        message: 'is not a length such as 4:32',
        input: clock,
      });
      return z.NEVER;
    }),
  ),
);
