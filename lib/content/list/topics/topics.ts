import { defineQuery } from 'groq';
import { z } from 'zod';
import { defineContent } from '../../contract/content.ts';
import { each } from '../../contract/tolerant.ts';
import { id } from '../../contract/words.ts';
import { tagLink, titledProjection } from '../../story/link.ts';
import { ofThisTag } from '../tag/tag.ts';

/** Some of all tags: what they are called and where. Says nothing of stories, so that none changes it. */
export const tagNamesQuery = defineQuery(`{
  "total": count(*[_type == "tag" && defined(slug.current)]),
  "tags": *[_type == "tag" && defined(slug.current)] | order(_id)[$start...$end]{ ${titledProjection} }
}`);

export const tagNamesContent = defineContent({
  query: tagNamesQuery,
  contract: z.object({ total: z.number(), tags: each(tagLink) }),
  patient: true,
});

/** Which of the tags of a page have stories: one without is nobody's to know of. */
export const carriedTagsQuery = defineQuery(
  `{ "tags": *[_type == "tag" && _id in $ids]{ _id, "carried": count(*[${ofThisTag}][0...1]) } }`,
);

export const carriedTagsContent = defineContent({
  query: carriedTagsQuery,
  contract: z.object({ tags: each(z.object({ _id: id, carried: z.number() })) }),
  patient: true,
});

/** How many stories each has. */
export const tagCountsQuery = defineQuery(
  `{ "tags": *[_type == "tag" && _id in $ids]{ _id, "total": count(*[${ofThisTag}]) } }`,
);

export const tagCountsContent = defineContent({
  query: tagCountsQuery,
  contract: z.object({ tags: each(z.object({ _id: id, total: z.number() })) }),
});
