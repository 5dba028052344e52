import { z } from 'zod';
import { each, needed, viewed } from '../../../contract/tolerant.ts';
import { id, text } from '../../../contract/words.ts';
import { textBody, textBodyProjection } from '../../text-body.ts';
import { wordsOf } from '../../text-words.ts';
import type { ContentBlock } from '../block.ts';
import type { InterviewView } from './view.ts';

export const interviewProjection = /* groq */ `_type == "interview" => {
  questions[]{ question, answer[]{ ${textBodyProjection} } }
}`;

export const interviewTexts = /* groq */ `_type == "interview" => [questions[].question, questions[]{ "said": pt::text(answer) }.said]`;

export const interviewWords = /* groq */ `_type == "interview" => [...questions[].question, ...questions[]{ "said": pt::text(answer) }.said]`;

const exchange = z.object({ question: needed(text), answer: needed(textBody) });

export const interview = {
  contract: viewed(
    z.object({
      _type: z.literal('interview'),
      _key: id,
      questions: each(exchange, { atLeast: 1 }),
    }),
    (raw): InterviewView => raw,
  ),
  plainText: ({ questions }) =>
    questions.flatMap(({ question, answer }) => [question, ...answer.map(wordsOf)]).join('\n\n'),
  examples: () => import('./example.ts'),
} satisfies ContentBlock<InterviewView>;
