import type { NamedLink, StoryTeaserView } from '../story/view.ts';

/** A section's place on the front page; never empty. */
export type RailView = { section: NamedLink; stories: StoryTeaserView[] };

/** The front page. No story stands twice; `lead` is null only in a newsroom without stories. */
export type FrontPageView = {
  breaking: StoryTeaserView[];
  lead: StoryTeaserView | null;
  /** Beside the lead. */
  side: StoryTeaserView[];
  /** The strip under it. */
  strip: StoryTeaserView[];
  rails: RailView[];
};
