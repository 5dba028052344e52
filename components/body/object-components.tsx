import type { ReactNode } from 'react';
import type { BodyObjectType } from '#lib/content/body/view.ts';
import type { BodyObject } from './body-object.ts';
import { Embed } from './embed.tsx';
import { FactBox } from './fact-box.tsx';
import { KeyPoints } from './key-points.tsx';
import { NewsImage } from './news-image.tsx';
import { PullQuote } from './pull-quote.tsx';
import { RelatedStory } from './related-story.tsx';
import { Table } from './table.tsx';

/** What draws each object block. A type without its component does not compile. */
export const objectComponents = {
  newsImage: NewsImage,
  pullQuote: PullQuote,
  relatedStory: RelatedStory,
  keyPoints: KeyPoints,
  factBox: FactBox,
  embed: Embed,
  table: Table,
} satisfies { [T in BodyObjectType]: (props: { value: BodyObject<T> }) => ReactNode };
