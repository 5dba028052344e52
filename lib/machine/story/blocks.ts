import { audioElements } from '#lib/content/body/blocks/audio/elements.ts';
import { chartElements } from '#lib/content/body/blocks/chart/elements.ts';
import { claimElements } from '#lib/content/body/blocks/claim/elements.ts';
import { documentFileElements } from '#lib/content/body/blocks/document-file/elements.ts';
import { embedElements } from '#lib/content/body/blocks/embed/elements.ts';
import { factBoxElements } from '#lib/content/body/blocks/fact-box/elements.ts';
import { galleryElements } from '#lib/content/body/blocks/gallery/elements.ts';
import { interviewElements } from '#lib/content/body/blocks/interview/elements.ts';
import { keyPointsElements } from '#lib/content/body/blocks/key-points/elements.ts';
import { newsImageElements } from '#lib/content/body/blocks/news-image/elements.ts';
import { pullQuoteElements } from '#lib/content/body/blocks/pull-quote/elements.ts';
import { relatedStoryElements } from '#lib/content/body/blocks/related-story/elements.ts';
import { socialPostElements } from '#lib/content/body/blocks/social-post/elements.ts';
import { tableElements } from '#lib/content/body/blocks/table/elements.ts';
import { timelineElements } from '#lib/content/body/blocks/timeline/elements.ts';
import { videoElements } from '#lib/content/body/blocks/video/elements.ts';
import type { AsElements, Elsewhere, PlainContent } from '#lib/content/body/elements.ts';
import { textElement } from '#lib/content/body/text/elements.ts';
import { withLists } from '#lib/content/body/text/nested-lists.ts';
import type { BlockName, BlockView, BodyView, FaultyBlockView } from '#lib/content/body/view.ts';

/** The machines' register of body blocks: what each is where our pages' own components are not. */
const blockElements: { [Name in BlockName]: AsElements<BlockView<Name>> } = {
  newsImage: newsImageElements,
  gallery: galleryElements,
  audio: audioElements,
  video: videoElements,
  documentFile: documentFileElements,
  pullQuote: pullQuoteElements,
  relatedStory: relatedStoryElements,
  keyPoints: keyPointsElements,
  factBox: factBoxElements,
  timeline: timelineElements,
  interview: interviewElements,
  embed: embedElements,
  socialPost: socialPostElements,
  table: tableElements,
  chart: chartElements,
  claim: claimElements,
};

const elementsOf = <Name extends BlockName>(block: BlockView<Name>, elsewhere: Elsewhere) =>
  blockElements[block._type](block, elsewhere);

/**
 * A body in plain elements, for feeds and as Markdown.
 *
 * @param level of its uppermost headings.
 */
export const bodyElements = (
  body: BodyView,
  elsewhere: Elsewhere,
  level: 2 | 3 = 2,
): PlainContent[] =>
  withLists<BlockView | FaultyBlockView>(body).flatMap((block) => {
    if (block._type === 'faultyBlock') return [];
    if (block._type === 'block' || block._type === 'list') {
      return [textElement(block, elsewhere, level)];
    }
    return elementsOf(block, elsewhere);
  });
