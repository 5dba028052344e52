import { defineQuery } from 'groq';
import { z } from 'zod';
import { defineContent } from '../../contract/content.ts';
import { each } from '../../contract/tolerant.ts';
import { oneToAnAddress } from '../../story/one-address.ts';
import { byMoment, isPublishedStory, newestFirst } from '../../story/published.ts';
import { measuredTeaserProjection, storyTeaser } from '../../story/teaser.ts';
import type { StoryTeaserView } from '../../story/view.ts';
import { furtherOn } from '../page-number.ts';
import { storiesPerPage } from '../view.ts';
import { type Boundary, boundaryOf } from './boundary.ts';

/**
 * What follows a boundary in the order of lists: older, or of the same moment and later by id. As text,
 * which is what an index has, it cannot be further out than a day.
 */
const isFurtherOn = /* groq */ `publishedAt < $latest && (
  dateTime(publishedAt) < dateTime($at) || (dateTime(publishedAt) == dateTime($at) && _id > $id)
)`;

/** A few more than are shown tell whether there are older ones still, should a bad one be left out. */
const spare = 5;

const inOrder = /* groq */ `${newestFirst}[0...$within] | ${byMoment}[0...$most]{ ${measuredTeaserProjection} }`;

/** All stories, from a boundary on. */
export const storiesBeforeQuery = defineQuery(`{
  "stories": *[${isPublishedStory} && ${isFurtherOn}] | ${inOrder}
}`);

/** Those of a tag, a section or an author, whichever `$list` is. */
export const listedBeforeQuery = defineQuery(`{
  "stories": *[references($list)
    && ($list in tags[]._ref || section._ref == $list || $list in authors[]._ref)
    && ${isPublishedStory} && ${isFurtherOn}] | ${inOrder}
}`);

const contract = z.object({ stories: each(storyTeaser) });

/** Anyone can invent a boundary. */
const typed = true;

export const storiesBefore = defineContent({ query: storiesBeforeQuery, contract, typed });
export const listedBefore = defineContent({ query: listedBeforeQuery, contract, typed });

const day = 24 * 60 * 60 * 1000;

/** What both are asked with. */
export const paramsOf = ({ at, id }: Boundary) => ({
  at,
  id,
  latest: new Date(Date.parse(at) + day).toISOString().slice(0, 19),
  within: storiesPerPage + spare + furtherOn,
  most: storiesPerPage + spare,
});

/** What of the stories found stands on one page, and where the next one begins; null after the last. */
export function pageOf(found: readonly StoryTeaserView[]) {
  const page = found.slice(0, storiesPerPage);
  return {
    stories: oneToAnAddress(page, ({ href }) => href),
    next: found.length > page.length ? boundaryOf(page) : null,
  };
}
