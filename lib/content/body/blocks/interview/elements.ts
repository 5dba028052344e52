import { h } from 'hastscript';
import type { AsElements } from '../../elements.ts';
import { textElements } from '../../text/elements.ts';
import type { InterviewView } from './view.ts';

export const interviewElements: AsElements<InterviewView> = ({ questions }, elsewhere) =>
  questions.flatMap(({ question, answer }) => [
    h('p', h('strong', question)),
    ...textElements(answer, elsewhere, 4),
  ]);
