import type { StoryTextView } from '#lib/content/feed/view.ts';
import type { Instant, StoryTeaserView } from '#lib/content/story/view.ts';

/** What a feed carries, whichever its format. */
export type Feed = {
  title: string;
  description: string;
  /** The page it belongs to, and its own path. */
  pagePath: string;
  feedPath: string;
  stories: readonly StoryTeaserView[];
  /** What the stories say, by their ids. */
  texts: ReadonlyMap<string, StoryTextView>;
};

/**
 * What feed readers know a story by. Made of the document's id alone: slug, headline and even the
 * site's address may change without the story coming up as unread again.
 */
export const storyGuid = (story: StoryTeaserView): string => `urn:dateline:story:${story.id}`;

/** When a feed's content last changed; null while it is empty. */
export const feedModifiedAt = (stories: readonly StoryTeaserView[]): Instant | null =>
  stories
    .map((story) => story.modifiedAt)
    .toSorted()
    .at(-1) ?? null;

/** What a story is filed under: its section, then its tags. */
export const categoriesOf = (story: StoryTeaserView, text: StoryTextView | undefined): string[] => [
  ...new Set([story.section, ...(text?.tags ?? [])].flatMap((filed) => filed?.name ?? [])),
];
