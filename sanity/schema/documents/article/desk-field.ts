import { defineField } from 'sanity';
import { handOverSteps, handOverTitles } from './hand-over.ts';
import { HandOverInput } from './hand-over-input.tsx';

/**
 * What the newsroom says about a story to itself, of which readers get nothing: no query of the site asks
 * for it, and publishing takes out all of it but who began the story and when it first appeared.
 */
export const deskField = defineField({
  name: 'desk',
  title: 'Desk',
  type: 'object',
  group: ['story', 'desk'],
  description: 'For the newsroom alone; readers never see it.',
  initialValue: (_, { currentUser }) =>
    currentUser ? { writer: currentUser.id, holder: currentUser.id, state: 'writing' } : {},
  components: { input: HandOverInput },
  readOnly: true,
  fields: [
    defineField({
      name: 'state',
      title: 'State',
      type: 'string',
      options: { list: handOverSteps.map((value) => ({ value, title: handOverTitles[value] })) },
    }),
    defineField({ name: 'writer', title: 'Begun by', type: 'string' }),
    defineField({ name: 'holder', title: 'Who has it', type: 'string' }),
    defineField({ name: 'by', title: 'Handed over by', type: 'string' }),
    defineField({ name: 'at', title: 'Handed over at', type: 'datetime' }),
    defineField({ name: 'note', title: 'Note', type: 'text' }),
    defineField({ name: 'appearedAt', title: 'First appeared', type: 'datetime' }),
    defineField({ name: 'withdrawnAt', title: 'Taken down', type: 'datetime' }),
  ],
});
