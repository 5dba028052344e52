import type { ArticleView } from '../article/view.ts';

/** What a story says, all of it, and what it is filed under. */
export type StoryTextView = Pick<
  ArticleView,
  'id' | 'language' | 'tags' | 'dateline' | 'leadImage' | 'body' | 'liveUpdates' | 'corrections'
>;
