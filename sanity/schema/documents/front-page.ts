import { HomeIcon } from '@sanity/icons/Home';
import { defineArrayMember, defineField, defineType } from 'sanity';
import { documentTypes } from '#lib/content/document-types.ts';
import { NameInput, NamesInput } from '../../writing/references/names-input.tsx';
import { leavesOutLead, namesEachOnce } from '../validation/references.ts';

/** What editors fix on the front page. There is one. */
export const frontPage = defineType({
  name: 'frontPage',
  title: documentTypes.frontPage.singular,
  type: 'document',
  icon: HomeIcon,
  fields: [
    defineField({
      name: 'lead',
      title: 'Lead story',
      type: 'reference',
      to: [{ type: 'article' }],
      weak: true,
      options: { disableNew: true },
      components: { input: NameInput },
      description: 'The largest. Left empty, the newest story leads.',
    }),
    defineField({
      name: 'top',
      title: 'Top stories',
      type: 'array',
      description: 'At most six, in order. What you leave free fills itself with the newest.',
      options: { disableActions: ['add', 'addBefore', 'addAfter'] },
      components: { input: NamesInput },
      of: [
        defineArrayMember({
          title: 'Story',
          type: 'reference',
          to: [{ type: 'article' }],
          weak: true,
          options: { disableNew: true },
        }),
      ],
      validation: (rule) => [
        rule.max(6).error('At most six stories.'),
        rule.custom((top) => namesEachOnce(top, 'story')),
        rule.custom((top, { document }) => leavesOutLead(top, document?.lead)).warning(),
      ],
    }),
    defineField({
      name: 'rails',
      title: 'Sections below',
      type: 'array',
      description: 'Which sections stand below the top stories, in order. Left empty: all of them.',
      options: { disableActions: ['add', 'addBefore', 'addAfter'] },
      components: { input: NamesInput },
      of: [
        defineArrayMember({
          title: 'Section',
          type: 'reference',
          to: [{ type: 'section' }],
          options: { disableNew: true },
        }),
      ],
      validation: (rule) => rule.custom((rails) => namesEachOnce(rails, 'section')),
    }),
  ],
  preview: { prepare: () => ({ title: 'Front page', subtitle: 'Lead, top stories and sections' }) },
});
