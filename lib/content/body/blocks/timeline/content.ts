import { z } from 'zod';
import { each, needed, viewed } from '../../../contract/tolerant.ts';
import { id, text } from '../../../contract/words.ts';
import type { ContentBlock } from '../block.ts';
import type { TimelineView } from './view.ts';

export const timelineProjection = /* groq */ `_type == "timeline" => {
  title,
  events[]{ when, what }
}`;

export const timelineTexts = /* groq */ `_type == "timeline" => [title, events[].when, events[].what]`;

export const timelineWords = /* groq */ `_type == "timeline" => [title, ...events[].when, ...events[].what]`;

const event = z.object({ when: needed(text), what: needed(text) });

export const timeline = {
  contract: viewed(
    z.object({
      _type: z.literal('timeline'),
      _key: id,
      title: text,
      events: each(event, { atLeast: 1 }),
    }),
    (raw): TimelineView => raw,
  ),
  plainText: ({ title, events }) =>
    [title, ...events.map(({ when, what }) => `${when}\t${what}`)].join('\n'),
  examples: () => import('./example.ts'),
} satisfies ContentBlock<TimelineView>;
