import type { FactBox } from '#sanity.types.ts';
import type { Examples } from '../block.ts';
import { textExample } from '../text-example.ts';

export const examples = {
  'two paragraphs': {
    _type: 'factBox',
    title: 'How a river is measured',
    body: [
      textExample(
        'p1',
        'A gauge hangs in a shaft beside the river and writes down how far it floats.',
      ),
      textExample(
        'p2',
        'Once a day somebody reads it, since floats stick and shafts fill with sand.',
      ),
    ],
  },
  'a list under a long title': {
    _type: 'factBox',
    title:
      'What the treaty says about who may take water from the river, and when, and how much of it',
    body: [
      textExample('p1', 'Three towns may take it, in this order:'),
      textExample('p2', 'Vallemar, from March to May', { listItem: 'bullet', level: 1 }),
      textExample('p3', 'Puerto Aldana, while it rains', { listItem: 'bullet', level: 1 }),
      textExample('p4', 'Santa Irene, whenever the others do not', {
        listItem: 'bullet',
        level: 1,
      }),
    ],
  },
} satisfies Examples<FactBox>;
