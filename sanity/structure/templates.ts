import type { Template } from 'sanity';
import type { StoryKind } from '#lib/content/story/view.ts';

/** A new story that belongs to the section whose list it is begun from. */
export const storyInSection = 'story-in-section';
/** A new story of the kind whose list it is begun from. */
export const storyOfKind = 'story-of-kind';

/** A new story that is breaking. */
export const breakingStory = 'breaking-story';
/** For as long as such a story mostly is. */
export const breakingHours = 4;

/** What a new story starts with, by where it is begun. */
export const storyTemplates: Template[] = [
  {
    id: storyInSection,
    title: 'Story in this section',
    schemaType: 'article',
    parameters: [{ name: 'sectionId', type: 'string' }],
    value: ({ sectionId }: { sectionId: string }) => ({
      section: { _type: 'reference', _ref: sectionId },
    }),
  },
  {
    id: storyOfKind,
    title: 'Story of this kind',
    schemaType: 'article',
    parameters: [{ name: 'kind', type: 'string' }],
    value: ({ kind }: { kind: StoryKind }) => ({ kind }),
  },
  {
    id: breakingStory,
    title: 'Breaking story',
    schemaType: 'article',
    // One without parameters would be offered wherever a story is begun.
    parameters: [{ name: 'hours', type: 'number' }],
    value: ({ hours }: { hours: number }) => ({
      breakingUntil: new Date(Date.now() + hours * 3_600_000).toISOString(),
    }),
  },
];
