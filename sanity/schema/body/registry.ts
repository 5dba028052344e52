import type { SchemaTypeDefinition } from 'sanity';
import type { BodyObjectType } from '#lib/content/body/view.ts';
import { newsImage } from '../objects/news-image.ts';
import { embed } from './embed.ts';
import { factBox } from './fact-box.ts';
import { keyPoints } from './key-points.ts';
import { pullQuote } from './pull-quote.ts';
import { relatedStory } from './related-story.ts';
import { table } from './table/table.ts';

/** The Studio's form of every object block a body may hold; a missing one does not compile. */
export const bodyObjects = {
  newsImage,
  pullQuote,
  relatedStory,
  keyPoints,
  factBox,
  embed,
  table,
} satisfies { [T in BodyObjectType]: SchemaTypeDefinition & { name: T } };
