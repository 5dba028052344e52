import { bodyWords } from '../body/block-words.ts';
import { imageWords } from '../image/image.ts';
import { hasHappened } from './published.ts';

/** What is read in a story besides its headline: a list of texts, in the order they stand in. */
export const storyProse = /* groq */ `
  standfirst,
  ${bodyWords},
  ...select(kind == "live" => liveUpdates[${hasHappened}]{
    "texts": [headline, ${bodyWords}, ...authors[]->name]
  }.texts[]),
  ...corrections[${hasHappened}].text,
  ...leadImage{ "texts": [${imageWords}] }.texts,
  listing.headline,
  listing.standfirst
`;

/** What is read around it: who wrote it, where, about what, and how its kind is labelled. */
export const storyNames = /* groq */ `
  headline,
  section->title,
  ...authors[]->name,
  ...authors[]->role,
  ...tags[]->title,
  dateline.city,
  dateline.country,
  select(kind in ["analysis", "opinion", "live"] => kind)
`;
