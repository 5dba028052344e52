import type { ReactNode } from 'react';
import { Audio } from '#lib/content/body/blocks/audio/component.tsx';
import { Chart } from '#lib/content/body/blocks/chart/component.tsx';
import { Claim } from '#lib/content/body/blocks/claim/component.tsx';
import { DocumentFile } from '#lib/content/body/blocks/document-file/component.tsx';
import { Embed } from '#lib/content/body/blocks/embed/component.tsx';
import { FactBox } from '#lib/content/body/blocks/fact-box/component.tsx';
import { Gallery } from '#lib/content/body/blocks/gallery/component.tsx';
import { Interview } from '#lib/content/body/blocks/interview/component.tsx';
import { KeyPoints } from '#lib/content/body/blocks/key-points/component.tsx';
import { NewsImage } from '#lib/content/body/blocks/news-image/component.tsx';
import { PullQuote } from '#lib/content/body/blocks/pull-quote/component.tsx';
import { RelatedStory } from '#lib/content/body/blocks/related-story/component.tsx';
import { SocialPost } from '#lib/content/body/blocks/social-post/component.tsx';
import { Table } from '#lib/content/body/blocks/table/component.tsx';
import { Timeline } from '#lib/content/body/blocks/timeline/component.tsx';
import { Video } from '#lib/content/body/blocks/video/component.tsx';
import type { BlockName, BlockView } from '#lib/content/body/view.ts';
import type { Level } from './levels.ts';

type Around = {
  /** Of the story, in which a block says what it says of itself. */
  language: string;
  /** Of the headings of blocks, where they stand under a heading of their own. */
  level?: Level;
};

/** The reader's register of body blocks: what draws each. */
export const blockComponents = ({ language, level }: Around) =>
  ({
    newsImage: NewsImage,
    gallery: ({ value }) => Gallery({ value, language, level }),
    audio: ({ value }) => Audio({ value, language, level }),
    video: ({ value }) => Video({ value, language, level }),
    documentFile: ({ value }) => DocumentFile({ value, language }),
    pullQuote: PullQuote,
    relatedStory: ({ value }) => RelatedStory({ value, language }),
    keyPoints: ({ value }) => KeyPoints({ value, language, level }),
    factBox: ({ value }) => FactBox({ value, level }),
    timeline: ({ value }) => Timeline({ value, level }),
    interview: ({ value }) => Interview({ value, language, level }),
    embed: ({ value }) => Embed({ value, language }),
    socialPost: SocialPost,
    table: ({ value }) => Table({ value, language }),
    chart: ({ value }) => Chart({ value, language }),
    claim: ({ value }) => Claim({ value, language, level }),
  }) satisfies { [Name in BlockName]?: (props: { value: BlockView<Name> }) => ReactNode };

/** A block that is not here is named by the compiler here. */
export type EveryBlockHasItsComponent<
  Missing extends
    never = `the component of ${Exclude<BlockName, keyof ReturnType<typeof blockComponents>>} is missing`,
> = Missing;
