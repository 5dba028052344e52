import { blockExamples, type StoredBlock } from '#lib/content/body/examples.ts';
import { ago } from '../moments.ts';
import type { Story } from '../story.ts';
import { blockquote, h2, h3, paragraph, stored } from '../write.ts';

/** The first example of each block, whatever blocks there are. */
const firstOfEach = new Map<string, StoredBlock>();
for (const { block } of await blockExamples()) {
  if (!firstOfEach.has(block._type)) firstOfEach.set(block._type, block);
}

const story: Story = {
  name: 'a-story-taken-apart',
  headline: 'A story, taken apart and laid on the bench',
  standfirst:
    'Everything that may stand between two paragraphs of this newsroom stands here once, so that readers know what they may meet and editors what they have at hand.',
  kind: 'feature',
  section: 'culture',
  tags: ['demonstration'],
  authors: ['marta-quiroga'],
  published: ago({ days: 27, hours: 4 }),
  picture: { name: 'archive', caption: 'Everything in its place, and a place left over.' },
  body: [
    paragraph(
      'A clock on a bench tells no time, yet it says how time is told. The same goes for a story. This one has nothing to report. It was written to be looked into: each of its parts is an example of the part, taken from a story that never was, about a square, a river and two ministries.',
    ),
    paragraph(
      'Text comes first, as it should. It runs in paragraphs, under headings and subheadings, and it can be bold, slanted, underlined or typed like code where that helps. Links lead out, or to another story. Lists count, or they do not.',
    ),
    blockquote('What others have said in so many words stands like this, set in from the edge.'),
    h2('What stands between'),
    paragraph(
      'Then there is what a paragraph cannot do. A picture shows, a recording sounds, a table keeps figures in line, and a box holds what would hold up the story. None of them is needed to follow it: whoever skips them all should still arrive.',
    ),
    ...[...firstOfEach.values()].map(stored),
    h3('And what is left out'),
    paragraph(
      'Nothing here moves on its own, plays before it is asked to, or fetches anything from another house until a reader chooses to go there. A story that needs more than this should be written shorter.',
    ),
  ],
};

export const takenApart: Story[] = [story];
