import { defineArrayMember, defineField } from 'sanity';
import { NameInput, NamesInput } from '../../../writing/references/names-input.tsx';
import { notSelf } from '../../body/not-self.ts';
import { datelineField } from '../../objects/dateline.ts';
import { namesLanguage } from '../../validation/newsroom.ts';
import { doesNotNameSelf, namesEachOnce } from '../../validation/references.ts';

/** Who wrote it, where, and where in the newsroom it belongs. */
export const peopleFields = [
  defineField({
    name: 'section',
    title: 'Section',
    type: 'reference',
    to: [{ type: 'section' }],
    group: ['story', 'people'],
    components: { input: NameInput },
    validation: (rule) => rule.required().error('Which section does it belong to?'),
  }),
  defineField({
    name: 'authors',
    title: 'Authors',
    type: 'array',
    group: ['story', 'people'],
    description: 'The byline, in order.',
    options: { disableActions: ['add', 'addBefore', 'addAfter'] },
    components: { input: NamesInput },
    of: [defineArrayMember({ title: 'Author', type: 'reference', to: [{ type: 'author' }] })],
    validation: (rule) => [
      rule.required().min(1).error('Every story needs at least one author.'),
      rule.custom((authors) => namesEachOnce(authors, 'author')),
    ],
  }),
  defineField({
    name: 'tags',
    title: 'Tags',
    type: 'array',
    group: ['story', 'people'],
    description: 'What it is about; the most important first.',
    options: { disableActions: ['add', 'addBefore', 'addAfter'] },
    components: { input: NamesInput },
    of: [defineArrayMember({ title: 'Tag', type: 'reference', to: [{ type: 'tag' }] })],
    validation: (rule) => rule.custom((tags) => namesEachOnce(tags, 'tag')),
  }),
  { ...datelineField, group: ['story', 'people'] },
  defineField({
    name: 'language',
    title: 'Language',
    type: 'string',
    group: 'people',
    description:
      'Where it is written in another language than the newsroom’s, as a code: es, pt-BR, ar, ja.',
    validation: (rule) => rule.custom(namesLanguage),
  }),
  defineField({
    name: 'translationOf',
    title: 'Translation of',
    type: 'reference',
    to: [{ type: 'article' }],
    weak: true,
    group: 'people',
    description: 'The story as it was first written. Each of them then leads to the others.',
    options: { disableNew: true, filter: notSelf },
    components: { input: NameInput },
    validation: (rule) => [
      rule.custom((story, { document }) => doesNotNameSelf(story && [story], document?._id)),
      rule
        .custom((story, { document }) =>
          story && !document?.language ? 'Say in which language this one is.' : true,
        )
        .warning(),
    ],
  }),
];
