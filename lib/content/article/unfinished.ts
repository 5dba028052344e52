import { isUnwritten } from '../unaddressed.ts';

/**
 * A story in preview that lacks what no story can do without: an editor sees how far it is. What is
 * missing is filled so that the contract takes it; readers never get this.
 */
export function filledForPreview(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return raw;
  const story: Record<string, unknown> = { ...raw };
  if (isUnwritten(story.headline)) story.headline = 'No headline yet';
  // It stands at its id then, as `loadArticle` finds it.
  story.slug ||= story._id;
  story.publishedAt ||= story.readAt;
  if (!Array.isArray(story.authors) || !story.authors.some(Boolean)) {
    story.authors = [{ _id: 'no-author', name: 'No author yet', slug: 'no-author', role: null }];
  }
  return story;
}
