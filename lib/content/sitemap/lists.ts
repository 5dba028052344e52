import { defineQuery } from 'groq';
import { z } from 'zod';
import { laterOf } from '#lib/dates.ts';
import { isReserved } from '#lib/reserved-segments.ts';
import { documentPath } from '#lib/routes.ts';
import { type Content, defineContent } from '../contract/content.ts';
import { each, optional, viewed } from '../contract/tolerant.ts';
import { instant, slug } from '../contract/words.ts';
import { byThisAuthor } from '../list/author/author.ts';
import { ofThisSection } from '../list/section/section.ts';
import { ofThisTag } from '../list/tag/tag.ts';
import { storyDates, storyDatesContract, storyDatesProjection } from '../story/dates.ts';
import { newestFirst } from '../story/published.ts';
import type { ListedType } from './part-name.ts';
import type { SitemapEntryView } from './view.ts';

const facts = /* groq */ `_id, "slug": slug.current, _updatedAt`;
const slice = /* groq */ `order(_id)[$start...$end]`;
const itsDates = /* groq */ `| ${newestFirst}[0]{ ${storyDatesProjection} }`;

/** Lists with their newest story, where they have any; `total` counts the empty ones too. */
export const sitemapSectionsQuery = defineQuery(`{
  "total": count(*[_type == "section" && defined(slug.current)]),
  "documents": *[_type == "section" && defined(slug.current)] | ${slice}{
    ${facts}, "newest": *[${ofThisSection}] ${itsDates}
  }
}`);

export const sitemapTagsQuery = defineQuery(`{
  "total": count(*[_type == "tag" && defined(slug.current)]),
  "documents": *[_type == "tag" && defined(slug.current)] | ${slice}{
    ${facts}, "newest": *[${ofThisTag}] ${itsDates}
  }
}`);

export const sitemapAuthorsQuery = defineQuery(`{
  "total": count(*[_type == "author" && defined(slug.current)]),
  "documents": *[_type == "author" && defined(slug.current)] | ${slice}{
    ${facts}, "newest": *[${byThisAuthor}] ${itsDates}
  }
}`);

export const sitemapPagesQuery = defineQuery(`{
  "total": count(*[_type == "page" && defined(slug.current)]),
  "documents": *[_type == "page" && defined(slug.current)] | ${slice}{ ${facts} }
}`);

const factsContract = { slug, _updatedAt: instant };

/** A list: changed when it was edited, or when its newest story was. Without stories it is not listed. */
const list = (type: ListedType) =>
  viewed(
    z.object({ ...factsContract, newest: optional(z.object(storyDatesContract.shape)) }),
    ({ slug, _updatedAt, newest }): SitemapEntryView | null => {
      if (newest === null) return null;
      const { modifiedAt } = storyDates(newest);
      return {
        path: documentPath(type, slug),
        modifiedAt: laterOf(modifiedAt, _updatedAt),
        pictures: [],
      };
    },
  );

/** A page; one whose address a route of the site has taken cannot be reached. */
const page = viewed(z.object(factsContract), ({ slug, _updatedAt }): SitemapEntryView | null =>
  isReserved(slug)
    ? null
    : { path: documentPath('page', slug), modifiedAt: _updatedAt, pictures: [] },
);

const contractOf = <Entry extends z.ZodType>(entry: Entry) =>
  z.object({ total: z.number(), documents: each(entry) });

/** By type, as the register has them: how a file of its documents is asked for. */
export const listContents = {
  section: defineContent({
    query: sitemapSectionsQuery,
    contract: contractOf(list('section')),
    patient: true,
  }),
  tag: defineContent({ query: sitemapTagsQuery, contract: contractOf(list('tag')), patient: true }),
  author: defineContent({
    query: sitemapAuthorsQuery,
    contract: contractOf(list('author')),
    patient: true,
  }),
  page: defineContent({ query: sitemapPagesQuery, contract: contractOf(page), patient: true }),
} satisfies Record<ListedType, Content>;
