import type { StoryKind } from '#lib/content/story/view.ts';

/** What editors call each kind of story. */
export const storyKindTitles: Record<StoryKind, string> = {
  news: 'News',
  analysis: 'Analysis',
  opinion: 'Opinion',
  feature: 'Feature',
  factCheck: 'Fact check',
  live: 'Live',
};

export const isStoryKind = (kind: unknown): kind is StoryKind =>
  typeof kind === 'string' && Object.hasOwn(storyKindTitles, kind);
