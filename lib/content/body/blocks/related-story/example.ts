import type { RelatedStory } from '#sanity.types.ts';
import type { Examples } from '../block.ts';

/** A story of the demonstration, by its name there. */
const story = (name: string) => ({ _type: 'reference' as const, _ref: `story-${name}` });

export const examples = {
  'as it comes': {
    _type: 'relatedStory',
    story: story('two-ministries-one-dam'),
  },
  'with a label': {
    _type: 'relatedStory',
    story: story('the-firm-hired-to-arrange-a-handshake'),
    label: 'How it is done for a fee',
  },
} satisfies Examples<RelatedStory>;
