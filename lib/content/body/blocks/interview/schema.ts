import { CommentIcon } from '@sanity/icons/Comment';
import { defineArrayMember, defineField, defineType } from 'sanity';
import { firstWords } from '#sanity/schema/body/first-words.ts';
import type { StudioBlock } from '#sanity/schema/body/studio-block.ts';
import { neededText } from '#sanity/schema/validation/as-site.ts';
import { holdsOnlyText } from '#sanity/schema/validation/known-blocks.ts';
import { InterviewPreview } from './studio/preview.tsx';

/** What was asked, and what was answered. */
export const interviewSchema = {
  group: 'reading',
  type: defineType({
    name: 'interview',
    title: 'Questions and answers',
    type: 'object',
    icon: CommentIcon,
    components: { preview: InterviewPreview },
    fields: [
      defineField({
        name: 'questions',
        title: 'Questions',
        type: 'array',
        of: [
          defineArrayMember({
            name: 'exchange',
            title: 'Question',
            type: 'object',
            fields: [
              defineField({
                name: 'question',
                title: 'Question',
                type: 'text',
                rows: 2,
                validation: neededText('Write the question.'),
              }),
              defineField({
                name: 'answer',
                title: 'Answer',
                type: 'textBody',
                validation: (rule) => [
                  rule.required().min(1).error('Write the answer.'),
                  rule.custom(holdsOnlyText),
                ],
              }),
            ],
            preview: {
              select: { question: 'question', answer: 'answer' },
              prepare: ({ question, answer }) => ({
                title: question || 'No question yet',
                subtitle: firstWords(answer) || 'No answer yet',
              }),
            },
          }),
        ],
        validation: (rule) => rule.required().min(1).error('Write at least one question.'),
      }),
    ],
    preview: {
      select: { questions: 'questions' },
      prepare: ({ questions }) => {
        const count = Array.isArray(questions) ? questions.length : 0;
        return {
          title: 'Questions and answers',
          subtitle: count === 1 ? '1 question' : `${count} questions`,
          facts: { questions },
        };
      },
    },
  }),
} satisfies StudioBlock<'interview'>;
