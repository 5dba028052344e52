import { defineArrayMember, defineField } from 'sanity';
import { NamesInput } from '../../../writing/references/names-input.tsx';
import { notSelf } from '../../body/not-self.ts';
import { doesNotNameSelf, namesEachOnce } from '../../validation/references.ts';

/** What follows the story: what to read next, and what was put right. */
export const aftermathFields = [
  defineField({
    name: 'related',
    title: 'Related stories',
    type: 'array',
    group: 'people',
    description: 'At most five, shown below the story.',
    options: { disableActions: ['add', 'addBefore', 'addAfter'] },
    components: { input: NamesInput },
    of: [
      defineArrayMember({
        title: 'Story',
        type: 'reference',
        to: [{ type: 'article' }],
        weak: true,
        options: { disableNew: true, filter: notSelf },
      }),
    ],
    validation: (rule) => [
      rule.max(5).error('At most five stories.'),
      rule.custom((related) => namesEachOnce(related, 'story')),
      rule.custom((related, { document }) => doesNotNameSelf(related, document?._id)),
    ],
  }),
  defineField({
    name: 'corrections',
    title: 'Corrections',
    type: 'array',
    group: 'corrections',
    description: 'Shown with the story and on the corrections page. Never remove one.',
    of: [defineArrayMember({ type: 'correction' })],
  }),
];
