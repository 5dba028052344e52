import { toHtml } from 'hast-util-to-html';
import type { StoryTextView } from '#lib/content/feed/view.ts';
import type { Clock } from '#lib/dates.ts';
import { storyElements } from './story.ts';

/** A story as plain HTML, for readers of feeds: every address in it is whole. */
export const storyHtml = (story: StoryTextView, clock: Clock): string =>
  toHtml({ type: 'root', children: storyElements(story, clock) });
