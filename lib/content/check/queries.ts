import { defineQuery } from 'groq';
import { article, unmeasuredArticleProjection } from '../article/article.ts';
import { type Content, defineContent } from '../contract/content.ts';
import { each } from '../contract/tolerant.ts';
import type { DocumentType } from '../document-types.ts';
import { frontPageProjection, placedContract } from '../front-page/front-page.ts';
import { authorHeadContract, authorHeadProjection } from '../list/author/author.ts';
import { sectionContract, sectionProjection } from '../list/section/section.ts';
import { tagContract, tagProjection } from '../list/tag/tag.ts';
import { redirect, redirectProjection } from '../redirect/redirect.ts';
import { settingsProjection, siteSettings } from '../settings/settings.ts';
import { staticPage, staticPageProjection } from '../static-page/static-page.ts';

/**
 * Documents of a type, some at a time by their ids, as the pages project them. Asked for in the raw
 * perspective: published documents, drafts and versions alike.
 */
export const articleCheckQuery = defineQuery(
  `*[_type == "article" && _id in $ids]{ ${unmeasuredArticleProjection} }`,
);
export const authorCheckQuery = defineQuery(
  `*[_type == "author" && _id in $ids]{ ${authorHeadProjection} }`,
);
export const tagCheckQuery = defineQuery(`*[_type == "tag" && _id in $ids]{ ${tagProjection} }`);
export const sectionCheckQuery = defineQuery(
  `*[_type == "section" && _id in $ids]{ ${sectionProjection} }`,
);
export const frontPageCheckQuery = defineQuery(
  `*[_type == "frontPage" && _id in $ids]{ ${frontPageProjection} }`,
);
export const siteSettingsCheckQuery = defineQuery(
  `*[_type == "siteSettings" && _id in $ids]{ ${settingsProjection} }`,
);
export const pageCheckQuery = defineQuery(
  `*[_type == "page" && _id in $ids]{ ${staticPageProjection} }`,
);
export const redirectCheckQuery = defineQuery(
  `*[_type == "redirect" && _id in $ids]{ ${redirectProjection} }`,
);

/** By document type: how its documents are asked for and what they have to fulfil. */
export const checks: Readonly<Record<DocumentType, Content>> = {
  article: defineContent({ query: articleCheckQuery, contract: each(article) }),
  author: defineContent({ query: authorCheckQuery, contract: each(authorHeadContract) }),
  tag: defineContent({ query: tagCheckQuery, contract: each(tagContract) }),
  section: defineContent({ query: sectionCheckQuery, contract: each(sectionContract) }),
  frontPage: defineContent({ query: frontPageCheckQuery, contract: each(placedContract) }),
  siteSettings: defineContent({ query: siteSettingsCheckQuery, contract: each(siteSettings) }),
  page: defineContent({ query: pageCheckQuery, contract: each(staticPage) }),
  redirect: defineContent({ query: redirectCheckQuery, contract: each(redirect) }),
};
