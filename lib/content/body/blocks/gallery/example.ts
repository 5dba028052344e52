import type { Gallery } from '#sanity.types.ts';
import type { Examples } from '../block.ts';

/** Drawings of the demonstration, by their names there. */
const picture = (name: string, alt: string, caption?: string) => ({
  _type: 'newsImage' as const,
  _key: name,
  asset: { _type: 'reference' as const, _ref: `picture:${name}` },
  alt,
  caption,
  credit: 'Illustration: Dateline',
});

export const examples = {
  'a row of four': {
    _type: 'gallery',
    title: 'Up the river in a day',
    pictures: [
      picture('barrage', 'A low dam across a brown river', 'The barrage, from above.'),
      picture('plinth', 'An empty plinth in a square', 'The square, a little after five.'),
      picture('notebook', 'A page of a notebook', 'What the gauge reader writes, and for whom.'),
      picture('archive', 'Shelves of boxes', 'Where it all ends up.'),
    ],
  },
  'a pair': {
    _type: 'gallery',
    pictures: [
      picture('barrage', 'A low dam across a brown river', 'Left, the barrage, which was built.'),
      picture('plinth', 'An empty plinth in a square', 'Right, the plinth, which is empty.'),
    ],
  },
} satisfies Examples<Gallery>;
