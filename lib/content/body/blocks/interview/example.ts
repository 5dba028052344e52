import type { Interview } from '#sanity.types.ts';
import type { Examples } from '../block.ts';
import { textExample } from '../text-example.ts';

const exchange = (key: string, question: string, ...answer: string[]) => ({
  _type: 'exchange' as const,
  _key: key,
  question,
  answer: answer.map((said, place) => textExample(`${key}p${place}`, said)),
});

export const examples = {
  'two questions': {
    _type: 'interview',
    questions: [
      exchange(
        'q1',
        'You have read the gauge every night for thirty years. What do you look at?',
        'The paint, not the figures. When the paint is wet above the water the river has been higher while I was asleep.',
        'Then I read the figures, because they want figures.',
      ),
      exchange('q2', 'And when it is fog?', 'Then I use my hand.'),
    ],
  },
} satisfies Examples<Interview>;
