import { defineQuery } from 'groq';
import { z } from 'zod';
import type { Span } from '#lib/months.ts';
import { defineContent } from '../../contract/content.ts';
import { each, optional } from '../../contract/tolerant.ts';
import { instant } from '../../contract/words.ts';
import { byMoment, isPublishedStory, newestFirst } from '../../story/published.ts';
import { measuredTeaserProjection } from '../../story/teaser.ts';
import { storyListContract, totalContract } from '../list.ts';

/**
 * Stories published between two moments. Dates are compared as moments, whatever their offset; as text,
 * which is what an index has, they cannot be further out than a day.
 */
export const ofThisSpan = /* groq */ `${isPublishedStory}
  && publishedAt >= $earliest && publishedAt < $latest
  && dateTime(publishedAt) >= dateTime($since) && dateTime(publishedAt) < dateTime($until)`;

/** The same for each of `$spans`, which are what `ofThisSpan` is asked with. */
export const ofEachSpan = /* groq */ `${isPublishedStory}
  && publishedAt >= ^.earliest && publishedAt < ^.latest
  && dateTime(publishedAt) >= dateTime(^.since) && dateTime(publishedAt) < dateTime(^.until)`;

const day = 24 * 60 * 60 * 1000;

/** What `ofThisSpan` is asked with. */
export const spanParams = ({ since, until }: Span) => ({
  since,
  until,
  earliest: textAt(Date.parse(since) - day),
  latest: textAt(Date.parse(until) + day),
});

/** A moment as dates begin that are written with the offset of that place: `2026-02-02T12:00:00`. */
const textAt = (at: number): string => new Date(at).toISOString().slice(0, 19);

/** The stories of a month, a page at a time. */
export const monthQuery = defineQuery(`{
  "reached": count(*[${ofThisSpan}] | ${newestFirst}[0...$within]),
  "stories": *[${ofThisSpan}] | ${newestFirst}[0...$within]
    | ${byMoment}[$from...$to]{ ${measuredTeaserProjection} }
}`);

/** A month long ago is far down the list of all stories: better late than not at all. */
export const monthContent = defineContent({
  query: monthQuery,
  contract: storyListContract,
  patient: true,
});

/** How many stories a month has. Counted over the archive once, so it may take a while. */
export const monthTotalQuery = defineQuery(`{ "total": count(*[${ofThisSpan}]) }`);

export const monthTotalContent = defineContent({
  query: monthTotalQuery,
  contract: totalContract,
  patient: true,
});

/** What is said of each of `$spans`. The schema, by which queries are held to contracts, has none. */
export const ofMonths = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({ months: z.unknown().pipe(each(z.object({ since: instant, ...shape }))) });

/** How many stories each of some months has, all of them counted in one go. */
export const monthTotalsQuery = defineQuery(`{
  "months": $spans[]{ since, "total": count(*[${ofEachSpan}]) }
}`);

export const monthTotalsContent = defineContent({
  query: monthTotalsQuery,
  contract: ofMonths({ total: z.number() }),
  patient: true,
});

/** Which of some months have any story: known without counting them. */
export const monthsInUseQuery = defineQuery(`{
  "months": $spans[]{ since, "story": *[${ofEachSpan}] | ${newestFirst}[0]._id }
}`);

export const monthsInUseContent = defineContent({
  query: monthsInUseQuery,
  contract: ofMonths({ story: optional(z.string()) }),
});

/**
 * When the first story of all was published and when the last. They are ordered as text, so where dates
 * are written with offsets a story may be a day further out.
 */
export const archiveExtentQuery = defineQuery(`{
  "first": *[${isPublishedStory}] | order(publishedAt, _id)[0].publishedAt,
  "last": *[${isPublishedStory}] | ${newestFirst}[0].publishedAt
}`);

/** Some moment, however it is written: what the lake takes for one. */
const moment = optional(
  z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'is not a date and time'),
);

export const archiveExtentContent = defineContent({
  query: archiveExtentQuery,
  contract: z.object({ first: moment, last: moment }),
});

/** When the last story before a moment was published. */
export const lastBeforeQuery = defineQuery(`{
  "last": *[${isPublishedStory}
    && publishedAt < $latest && dateTime(publishedAt) < dateTime($until)]
    | ${newestFirst}[0].publishedAt
}`);

export const lastBeforeContent = defineContent({
  query: lastBeforeQuery,
  contract: z.object({ last: moment }),
  patient: true,
});
