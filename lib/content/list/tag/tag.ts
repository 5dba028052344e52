import { defineQuery } from 'groq';
import { z } from 'zod';
import { defineContent } from '../../contract/content.ts';
import { optional } from '../../contract/tolerant.ts';
import { id, oneOf, optionalText, slug, text } from '../../contract/words.ts';
import { titledProjection } from '../../story/link.ts';
import { byMoment, isPublishedStory, newestFirst } from '../../story/published.ts';
import { measuredTeaserProjection } from '../../story/teaser.ts';
import { storyListContract, totalContract } from '../list.ts';
import { tagKinds } from '../view.ts';

/** Of a tag, for the head of its page. */
export const tagProjection = /* groq */ `${titledProjection}, kind, description`;

/** Stories under the tag at hand. `references()` is what the lake keeps an index of. */
export const ofThisTag = /* groq */ `references(^._id) && ^._id in tags[]._ref && ${isPublishedStory}`;

/** The page of a tag: its head, and a page of its stories. */
const tagPageProjection = /* groq */ `
  ${tagProjection},
  "reached": count(*[${ofThisTag}] | ${newestFirst}[0...$within]),
  "stories": *[${ofThisTag}] | ${newestFirst}[0...$within]
    | ${byMoment}[$from...$to]{ ${measuredTeaserProjection} }
`;

/** The tag at an address and a page of its stories. */
export const tagPageQuery = defineQuery(
  `*[_type == "tag" && slug.current == $slug] | order(_id)[0]{ ${tagPageProjection} }`,
);

/** The same by its id, for an editor in preview: it has perhaps no address yet. */
export const tagPageByIdQuery = defineQuery(
  `*[_type == "tag" && _id == $id][0]{ ${tagPageProjection} }`,
);

export const tagContract = z.object({
  _id: id,
  title: text,
  slug,
  kind: optional(oneOf(tagKinds)),
  description: optionalText,
});

const tagPageContract = z.object({ ...tagContract.shape, ...storyListContract.shape });

export const tagPageContent = defineContent({
  query: tagPageQuery,
  contract: tagPageContract,
});

export const tagPageByIdContent = defineContent({
  query: tagPageByIdQuery,
  contract: tagPageContract,
});

/** How many stories there are under the tag at an address. */
export const tagTotalQuery =
  defineQuery(`*[_type == "tag" && slug.current == $slug] | order(_id)[0]{
  "total": count(*[${ofThisTag}])
}`);

export const tagTotalContent = defineContent({ query: tagTotalQuery, contract: totalContract });
