import type { TextBlockView } from './text/view.ts';
import type { BodyView } from './view.ts';

/** The first paragraph of running text, whatever pictures or boxes stand before it: there a dateline opens. */
export const openingParagraph = (body: BodyView): TextBlockView | undefined =>
  body
    .filter((block) => block._type === 'block')
    .find(({ style, listItem }) => style === 'normal' && listItem === undefined);
