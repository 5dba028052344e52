import { defineQuery } from 'groq';
import { z } from 'zod';
import { defineContent } from '../../contract/content.ts';
import { id, optionalText, slug, text } from '../../contract/words.ts';
import { titledProjection } from '../../story/link.ts';
import { byMoment, isPublishedStory, newestFirst } from '../../story/published.ts';
import { measuredTeaserProjection } from '../../story/teaser.ts';
import { storyListContract, totalContract } from '../list.ts';

/** Of a section, for the head of its page. */
export const sectionProjection = /* groq */ `${titledProjection}, description`;

/** Stories of the section at hand. `references()` is what the lake keeps an index of. */
export const ofThisSection = /* groq */ `references(^._id) && section._ref == ^._id && ${isPublishedStory}`;

/** The page of a section: its head, and a page of its stories. */
const sectionPageProjection = /* groq */ `
  ${sectionProjection},
  "reached": count(*[${ofThisSection}] | ${newestFirst}[0...$within]),
  "stories": *[${ofThisSection}] | ${newestFirst}[0...$within]
    | ${byMoment}[$from...$to]{ ${measuredTeaserProjection} }
`;

/** The section at an address and a page of its stories. */
export const sectionPageQuery = defineQuery(
  `*[_type == "section" && slug.current == $slug] | order(_id)[0]{ ${sectionPageProjection} }`,
);

/** The same by its id, for an editor in preview: it has perhaps no address yet. */
export const sectionPageByIdQuery = defineQuery(
  `*[_type == "section" && _id == $id][0]{ ${sectionPageProjection} }`,
);

export const sectionContract = z.object({
  _id: id,
  title: text,
  slug,
  description: optionalText,
});

const sectionPageContract = z.object({ ...sectionContract.shape, ...storyListContract.shape });

export const sectionPageContent = defineContent({
  query: sectionPageQuery,
  contract: sectionPageContract,
});

export const sectionPageByIdContent = defineContent({
  query: sectionPageByIdQuery,
  contract: sectionPageContract,
});

/** How many stories there are of the section at an address. */
export const sectionTotalQuery =
  defineQuery(`*[_type == "section" && slug.current == $slug] | order(_id)[0]{
  "total": count(*[${ofThisSection}])
}`);

export const sectionTotalContent = defineContent({
  query: sectionTotalQuery,
  contract: totalContract,
});
