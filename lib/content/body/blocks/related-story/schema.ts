import { DocumentTextIcon } from '@sanity/icons/DocumentText';
import { defineField, defineType } from 'sanity';
import { notSelf } from '#sanity/schema/body/not-self.ts';
import type { StudioBlock } from '#sanity/schema/body/studio-block.ts';
import { NameInput } from '#sanity/writing/references/names-input.tsx';
import { RelatedStoryPreview } from './studio/preview.tsx';

/** A pointer to another story, between two paragraphs. */
export const relatedStorySchema = {
  group: 'accents',
  type: defineType({
    name: 'relatedStory',
    title: 'Related story',
    type: 'object',
    icon: DocumentTextIcon,
    components: { preview: RelatedStoryPreview },
    fields: [
      defineField({
        name: 'story',
        title: 'Story',
        type: 'reference',
        to: [{ type: 'article' }],
        weak: true,
        options: { disableNew: true, filter: notSelf },
        components: { input: NameInput },
        validation: (rule) => rule.required().error('Choose the story it leads to.'),
      }),
      defineField({
        name: 'label',
        title: 'Label',
        type: 'string',
        description: 'Stands before the headline. “Related” when left empty.',
        validation: (rule) => rule.max(40),
      }),
    ],
    preview: {
      select: { headline: 'story.headline', label: 'label', media: 'story.leadImage' },
      prepare: ({ headline, label, media }) => ({
        title: headline || 'No story chosen',
        subtitle: label || 'Related',
        facts: { headline, label },
        media: media ?? DocumentTextIcon,
      }),
    },
  }),
} satisfies StudioBlock<'relatedStory'>;
