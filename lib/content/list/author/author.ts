import { defineQuery } from 'groq';
import { z } from 'zod';
import { defineContent } from '../../contract/content.ts';
import { each, optional } from '../../contract/tolerant.ts';
import { id, optionalText, slug, text, webAddress } from '../../contract/words.ts';
import { image, imageProjection } from '../../image/image.ts';
import { authorProjection } from '../../story/link.ts';
import { byMoment, isPublishedStory, newestFirst } from '../../story/published.ts';
import { measuredTeaserProjection } from '../../story/teaser.ts';
import { storyListContract, totalContract } from '../list.ts';

/** Of an author, for the head of their page. */
export const authorHeadProjection = /* groq */ `
  ${authorProjection},
  role,
  bio,
  "portrait": portrait{ ${imageProjection} },
  sameAs
`;

/** Stories by the author at hand. `references()` is what the lake keeps an index of. */
export const byThisAuthor = /* groq */ `references(^._id) && ^._id in authors[]._ref && ${isPublishedStory}`;

/** The page of an author: its head, and a page of their stories. */
const authorPageProjection = /* groq */ `
  ${authorHeadProjection},
  "reached": count(*[${byThisAuthor}] | ${newestFirst}[0...$within]),
  "stories": *[${byThisAuthor}] | ${newestFirst}[0...$within]
    | ${byMoment}[$from...$to]{ ${measuredTeaserProjection} }
`;

/** The author at an address and a page of their stories. */
export const authorPageQuery = defineQuery(
  `*[_type == "author" && slug.current == $slug] | order(_id)[0]{ ${authorPageProjection} }`,
);

/** The same by its id, for an editor in preview: it has perhaps no address yet. */
export const authorPageByIdQuery = defineQuery(
  `*[_type == "author" && _id == $id][0]{ ${authorPageProjection} }`,
);

export const authorHeadContract = z.object({
  _id: id,
  name: text,
  slug,
  role: optionalText,
  bio: optionalText,
  portrait: optional(image),
  sameAs: each(webAddress),
});

const authorPageContract = z.object({ ...authorHeadContract.shape, ...storyListContract.shape });

export const authorPageContent = defineContent({
  query: authorPageQuery,
  contract: authorPageContract,
});

export const authorPageByIdContent = defineContent({
  query: authorPageByIdQuery,
  contract: authorPageContract,
});

/** How many stories there are by the author at an address. */
export const authorTotalQuery =
  defineQuery(`*[_type == "author" && slug.current == $slug] | order(_id)[0]{
  "total": count(*[${byThisAuthor}])
}`);

export const authorTotalContent = defineContent({
  query: authorTotalQuery,
  contract: totalContract,
});
