import type { TextBlockView } from '../../text/view.ts';
import type { Block } from '../view.ts';

export type InterviewView = Block<
  'interview',
  {
    /** In the order they were put. */
    questions: { question: string; answer: TextBlockView[] }[];
  }
>;
