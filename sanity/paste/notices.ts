import type { Pasted } from './pasted.ts';

type Notice = { title: string; description: string };

/**
 * What to tell an editor of what did not come along. Where nothing is left to be put in, the Studio pastes
 * by itself, words that are struck through too.
 */
export const noticesOf = ({ blocks, leftOut: { pictures, struckOut } }: Pasted): Notice[] => [
  ...(pictures > 0
    ? [
        {
          title:
            pictures === 1 ? 'One picture was left out.' : `${pictures} pictures were left out.`,
          description: 'Insert them as pictures, with what they show and whose they are.',
        },
      ]
    : []),
  ...(struckOut > 0 ? [blocks.length > 0 ? wordsLeftOut : wordsKept] : []),
];

const wordsLeftOut: Notice = {
  title: 'Words that were struck through were left out.',
  description: 'A story has no such mark. Write them again if they should stand.',
};

const wordsKept: Notice = {
  title: 'What was pasted is struck through where it comes from.',
  description: 'A story has no such mark. Delete it if it should not stand.',
};
