import type { KeyPoints } from '#sanity.types.ts';
import type { Examples } from '../block.ts';

export const examples = {
  'three points': {
    _type: 'keyPoints',
    points: [
      'The council voted by one to leave the plinth empty.',
      'The square keeps its name, which the form asks for twice.',
      'The proposal came from a class of ten-year-olds.',
    ],
  },
  'one long point': {
    _type: 'keyPoints',
    points: [
      'Both governments say that the dam will be opened on the first of the month, neither says of which month, and the engineers who would have to open it have been told not to answer the telephone.',
    ],
  },
} satisfies Examples<KeyPoints>;
