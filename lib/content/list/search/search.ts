import { defineQuery } from 'groq';
import { defineContent } from '../../contract/content.ts';
import { isPublishedStory } from '../../story/published.ts';
import { storyTeaserProjection } from '../../story/teaser.ts';
import { storyListContract } from '../list.ts';

/** Every word has to be found, wherever in the story it stands. */
const isFound = /* groq */ `${isPublishedStory} && [
  headline,
  standfirst,
  pt::text(body),
  section->title,
  ...authors[]->name,
  ...tags[]->title
] match $words`;

/** Stories that hold all of `$words`, the best first: a word in the headline says most. */
export const searchQuery = defineQuery(`{
  "total": count(*[${isFound}]),
  "stories": *[${isFound}]
    | score(boost(headline match $words, 4), boost(standfirst match $words, 2), tags[]->title match $words)
    | order(_score desc, publishedAt desc, _id)[$from...$to]{ ${storyTeaserProjection} }
}`);

export const searchContent = defineContent({ query: searchQuery, contract: storyListContract });

const longestQuery = 200;
const mostWords = 12;

/** What a reader typed, as the page repeats it. */
export const tidyQuery = (typed: string): string =>
  typed.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, longestQuery).trim();

/**
 * The words of a query as GROQ's `match` takes them, each the beginning of a word. Only letters and
 * digits are kept, so that nothing typed (quotes, asterisks, brackets) means anything to the lake.
 */
export const searchWords = (query: string): string[] =>
  (query.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).slice(0, mostWords).map((word) => `${word}*`);
