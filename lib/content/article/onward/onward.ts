import { defineQuery } from 'groq';
import { z } from 'zod';
import { defineContent } from '../../contract/content.ts';
import { each } from '../../contract/tolerant.ts';
import { id, slug } from '../../contract/words.ts';
import { byMoment, isPublishedStory, newestFirst } from '../../story/published.ts';
import { storyTeaser, storyTeaserProjection } from '../../story/teaser.ts';

/** Of a story that may be read next: which it is. What is chosen is asked for by its id. */
const choice = /* groq */ `_id, "slug": slug.current, publishedAt`;

/** Not the story itself, nor one that it leads to already. */
const isElse = /* groq */ `_id != $id && !(slug.current in $besides)`;

const ofSection = /* groq */ `references($section) && section._ref == $section && ${isPublishedStory}`;

/** As text, which is what an index has, a moment cannot be further off than a day. Another one at the story's own address would lead to itself. */
const isOlder = /* groq */ `slug.current != $slug && publishedAt < $latest && (
  dateTime(publishedAt) < dateTime($at) || (dateTime(publishedAt) == dateTime($at) && _id > $id)
)`;
const isNewer = /* groq */ `slug.current != $slug && publishedAt > $earliest && (
  dateTime(publishedAt) > dateTime($at) || (dateTime(publishedAt) == dateTime($at) && _id < $id)
)`;

/**
 * Which stories may follow a story: the newest of each of its tags, of its section and of its author, and
 * the ones published before and after it in its section.
 */
export const onwardQuery = defineQuery(`{
  "tagged": *[_type == "tag" && _id in $tags]{
    "stories": *[references(^._id) && ^._id in tags[]._ref && ${isPublishedStory} && ${isElse}]
      | ${newestFirst}[0...$few]{ ${choice} }
  }.stories[],
  "ofSection": *[${ofSection} && ${isElse}] | ${newestFirst}[0...$few]{ ${choice} },
  "byAuthor": *[references($author) && $author in authors[]._ref && ${isPublishedStory} && ${isElse}]
    | ${newestFirst}[0...$few]{ ${choice} },
  "older": *[${ofSection} && ${isOlder}] | ${newestFirst}[0...$near]
    | ${byMoment}[0...1]{ ${choice} },
  "newer": *[${ofSection} && ${isNewer}] | order(publishedAt asc, _id desc)[0...$near]
    | order(dateTime(publishedAt) asc, _id desc)[0...1]{ ${choice} }
}`);

const candidate = z.object({ _id: id, slug, publishedAt: z.string().nullable() });

export const onwardContent = defineContent({
  query: onwardQuery,
  contract: z.object({
    tagged: each(candidate),
    ofSection: each(candidate),
    byAuthor: each(candidate),
    older: each(candidate),
    newer: each(candidate),
  }),
});

/** Those that were chosen. */
export const chosenQuery = defineQuery(`{
  "stories": *[_id in $ids && ${isPublishedStory}]{ ${storyTeaserProjection} }
}`);

export const chosenContent = defineContent({
  query: chosenQuery,
  contract: z.object({ stories: each(storyTeaser) }),
});
