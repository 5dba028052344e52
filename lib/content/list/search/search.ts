import { defineQuery } from 'groq';
import { defineContent } from '../../contract/content.ts';
import { isPublishedStory } from '../../story/published.ts';
import { measuredTeaserProjection } from '../../story/teaser.ts';
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

/** A word that is in very many stories finds the newest of them: nobody reads on past this. */
export const mostFound = 500;

const newestFound = /* groq */ `*[${isFound}] | order(publishedAt desc)[0...$most]`;

/**
 * Stories that hold all of `$words`, the `$most` newest of them: first those that hold them in the
 * headline, then in the standfirst, each newest first. Not by `score()`, which has to read every
 * story there is with such a word before it knows the best.
 */
export const searchQuery = defineQuery(`{
  "reached": count(${newestFound}),
  "stories": ${newestFound}
    | order(select(headline match $words => 2, standfirst match $words => 1, 0) desc, dateTime(publishedAt) desc, _id)
    [$from...$to]{ ${measuredTeaserProjection} }
}`);

export const searchContent = defineContent({
  query: searchQuery,
  contract: storyListContract,
  typed: true,
});

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
