import { z } from 'zod';
import { byType } from '../contract/by-type.ts';
import { each, needed, optional, referred, viewed } from '../contract/tolerant.ts';
import { id, linkAddress, oneOf } from '../contract/words.ts';
import { storyAddress, storyAddressProjection } from '../story/link.ts';
import { isPublishedStory } from '../story/published.ts';
import { type TextBlockView, type TextMark, textStyles } from './text/view.ts';

/** Of a text block. A link to a story that is not out yet tells readers nothing of that story. */
export const textBlockProjection = /* groq */ `
  _type,
  _key,
  style,
  listItem,
  level,
  children[]{ _type, _key, text, marks },
  markDefs[]{
    _type,
    _key,
    _type == "link" => { href },
    _type == "storyLink" => {
      "story": [story->][${isPublishedStory}][0]{ ${storyAddressProjection} }
    }
  }
`;

const listTypes = ['bullet', 'number'] as const;
const decorators: ReadonlySet<string> = new Set(['strong', 'em', 'underline', 'code']);

const span = z.object({
  _type: z.literal('span'),
  _key: optional(id),
  text: needed(z.string()),
  marks: each(z.string()),
});

const link = viewed(
  z.object({ _type: z.literal('link'), _key: id, href: needed(linkAddress) }),
  (raw): TextMark => raw,
);

const storyLink = viewed(
  z.object({ _type: z.literal('storyLink'), _key: id, story: referred(storyAddress) }),
  ({ story, ...raw }): TextMark => ({ ...raw, href: story }),
);

const textBlockContract = z.object({
  _type: z.literal('block'),
  _key: id,
  style: optional(oneOf(textStyles)),
  listItem: optional(oneOf(listTypes)),
  level: optional(z.number().int().min(1)),
  children: each(byType({ span })),
  markDefs: each(byType({ link, storyLink })),
});

/**
 * A paragraph, heading, quotation or list item. Whatever is wrong in it is taken out alone: a bad
 * link loses its mark and keeps its words, an unknown style becomes a paragraph.
 */
export const textBlock = viewed(
  textBlockContract,
  ({ style, listItem, level, children, markDefs, ...raw }): TextBlockView => {
    const known = new Set([...decorators, ...markDefs.map((mark) => mark._key)]);
    return {
      ...raw,
      style: style ?? 'normal',
      ...(listItem && { listItem, level: level ?? 1 }),
      children: children.map((child, index) => ({
        ...child,
        _key: child._key ?? `${raw._key}-${index}`,
        marks: child.marks.filter((mark) => known.has(mark)),
      })),
      markDefs,
    };
  },
);
