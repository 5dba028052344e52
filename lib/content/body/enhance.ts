import type { TextBlockView } from './text/view.ts';
import { wordsOf } from './text-words.ts';
import type { BodyBlockView, BodyView } from './view.ts';

/** Takes a body and gives a better one. */
type Enhancer = (body: BodyView) => BodyView;

const isText = (block: BodyBlockView): block is TextBlockView => block._type === 'block';

/** Editors space paragraphs with empty ones; the page has its own spacing. */
const withoutEmptyText: Enhancer = (body) =>
  body.filter((block) => !isText(block) || wordsOf(block).trim() !== '');

/** A subheading with no heading above it would skip a level. */
const withHeadingsInOrder: Enhancer = (body) => {
  const firstHeading = body.findIndex((block) => isText(block) && block.style === 'h2');
  const from = firstHeading === -1 ? body.length : firstHeading;
  return body.map((block, index) =>
    index < from && isText(block) && block.style === 'h3' ? { ...block, style: 'h2' } : block,
  );
};

const enhancers: readonly Enhancer[] = [withoutEmptyText, withHeadingsInOrder];

/** A body as pages want it, whatever the editor left in it. */
export const enhanced: Enhancer = (body) =>
  enhancers.reduce((better, enhance) => enhance(better), body);
