import type { z } from 'zod';
import type { Held } from '../../contract/held.ts';
import type { BodyObject, BodyObjectType } from '../view.ts';
import { embed } from './embed.ts';
import { factBox } from './fact-box.ts';
import { keyPoints } from './key-points.ts';
import { newsImage } from './news-image.ts';
import { pullQuote } from './pull-quote.ts';
import { relatedStory } from './related-story.ts';
import { table } from './table.ts';

/** The contract of every object block a body may hold; a missing one does not compile. */
export const bodyObjects = {
  newsImage,
  pullQuote,
  relatedStory,
  keyPoints,
  factBox,
  embed,
  table,
} satisfies { [T in BodyObjectType]: z.ZodType<Held<BodyObject<T>>> };
