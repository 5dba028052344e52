import { stegaClean } from '@sanity/client/stega';
import { z } from 'zod';
import { type Held, hold } from '../contract/held.ts';
import { read } from '../contract/read.ts';
import { failWith } from '../contract/tolerant.ts';
import { instant } from '../contract/words.ts';

/**
 * What makes a document a story readers may see. Every query that touches stories filters by this,
 * so that no page, list, count, feed or link knows more than another.
 *
 * `fetchContent` sets `$previewing`: false for readers, always; true for an editor in preview, who
 * also sees embargoed and unfinished stories. `dateTime()` compares moments whatever their offset.
 */
export const isPublishedStory = /* groq */ `
  _type == "article" && defined(slug.current) && (
    $previewing || (
      defined(headline) && count(authors) > 0 && dateTime(publishedAt) <= dateTime(now())
    )
  )
`;

/**
 * Of what happens within a story (a live update, a correction): readers see it from its moment on. What
 * has no moment is let through, for its contract to say what is wrong with it.
 */
export const hasHappened = /* groq */ `
  $previewing || !coalesce(dateTime(at) > dateTime(now()), false)
`;

/**
 * Newest first, as far as the lake can tell without reading the whole archive: it keeps its lists by
 * the text of a date. That is the order of the moments as long as all are in UTC, as the Studio writes
 * them. One that a program wrote in another offset stands up to fourteen hours off. So a list takes a few
 * more than it shows, puts those in the order of their moments, and then cuts: `[0...$within] | byMoment`.
 * Stories of the same moment keep their order from one query to the next.
 */
export const newestFirst = /* groq */ `order(publishedAt desc, _id)`;
export const byMoment = /* groq */ `order(dateTime(publishedAt) desc, _id)`;

const inUtc = /:\d\d(\.\d+)?Z$/;

/** When a story was published. In another offset it is served, and told: lists may show it out of its place. */
export const publicationMoment = z.transform(
  (raw: z.input<typeof instant>, context): Held<string> => {
    const reading = read(instant, raw);
    if (!reading.ok) return failWith(reading.faults, context, raw);
    const reason = `is not written in UTC, by which lists are ordered: write ${reading.value}`;
    return hold(reading.value, inUtc.test(stegaClean(raw)) ? [] : [{ path: [], reason }]);
  },
);
