import { ClockIcon } from '@sanity/icons/Clock';
import { defineArrayMember, defineField, defineType } from 'sanity';
import type { StudioBlock } from '#sanity/schema/body/studio-block.ts';
import { neededText } from '#sanity/schema/validation/as-site.ts';
import { TimelinePreview } from './studio/preview.tsx';

/** What happened, one thing after the other. */
export const timelineSchema = {
  group: 'reading',
  type: defineType({
    name: 'timeline',
    title: 'Timeline',
    type: 'object',
    icon: ClockIcon,
    components: { preview: TimelinePreview },
    fields: [
      defineField({
        name: 'title',
        title: 'Title',
        type: 'string',
        validation: neededText('Say what it is the course of.'),
      }),
      defineField({
        name: 'events',
        title: 'Events',
        type: 'array',
        of: [
          defineArrayMember({
            name: 'event',
            title: 'Event',
            type: 'object',
            fields: [
              defineField({
                name: 'when',
                title: 'When',
                type: 'string',
                description: 'As it should be printed: “1974”, “Mon 23 Nov”, “00:55”.',
                validation: neededText('Say when it happened.'),
              }),
              defineField({
                name: 'what',
                title: 'What happened',
                type: 'text',
                rows: 2,
                validation: neededText('Say what happened.'),
              }),
            ],
            preview: { select: { title: 'what', subtitle: 'when' } },
          }),
        ],
        validation: (rule) => rule.required().min(1).error('Write at least one event.'),
      }),
    ],
    preview: {
      select: { title: 'title', events: 'events' },
      prepare: ({ title, events }) => {
        const count = Array.isArray(events) ? events.length : 0;
        return {
          title: title ? `Timeline: ${title}` : 'Timeline',
          subtitle: count === 1 ? '1 event' : `${count} events`,
          facts: { title, events },
        };
      },
    },
  }),
} satisfies StudioBlock<'timeline'>;
