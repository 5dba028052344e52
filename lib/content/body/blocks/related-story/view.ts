import type { StoryTeaserView } from '../../../story/view.ts';
import type { Block } from '../view.ts';

export type RelatedStoryView = Block<
  'relatedStory',
  { story: StoryTeaserView; label: string | null }
>;
