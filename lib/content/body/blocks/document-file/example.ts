import type { DocumentFile } from '#sanity.types.ts';
import type { Examples } from '../block.ts';

/** A document of the demonstration, by its name there. */
const file = (name: string) => ({
  _type: 'file' as const,
  asset: { _type: 'reference' as const, _ref: `document:${name}` },
});

export const examples = {
  'with all that is said of it': {
    _type: 'documentFile',
    file: file('rules'),
    title: 'Count of the Ulan steppe: rules for riders',
    about: 'Statistics office, Ulan Tolgoi',
    pages: 2,
  },
  'title alone': {
    _type: 'documentFile',
    file: file('rules'),
    title: 'The rules',
  },
  'a long title': {
    _type: 'documentFile',
    file: file('rules'),
    title:
      'Convention between the governments on the waters of the river Tamare, with its annexes, the maps that belong to them, and the letters in which both say what they did not mean',
    pages: 412,
  },
} satisfies Examples<DocumentFile>;
