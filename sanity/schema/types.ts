import type { SchemaTypeDefinition } from 'sanity';
import type { DocumentType } from '#lib/content/document-types.ts';
import { studioBlocks } from './body/blocks.ts';
import { body } from './body/body.ts';
import { textBody } from './body/text-body.ts';
import { article } from './documents/article/article.ts';
import { author } from './documents/author.ts';
import { frontPage } from './documents/front-page.ts';
import { page } from './documents/page.ts';
import { redirect } from './documents/redirect.ts';
import { section } from './documents/section.ts';
import { siteSettings } from './documents/site-settings.ts';
import { tag } from './documents/tag.ts';
import { correction } from './objects/correction.ts';
import { liveUpdate } from './objects/live-update.ts';

/** The schema of every document type, in the order in which the Studio offers new ones. */
export const documentSchemas = {
  article,
  author,
  tag,
  section,
  frontPage,
  page,
  redirect,
  siteSettings,
} satisfies Record<DocumentType, SchemaTypeDefinition>;

/** The whole schema, as the Studio and the type generator take it. */
export const schemaTypes: SchemaTypeDefinition[] = [
  ...Object.values(documentSchemas),
  ...Object.values(studioBlocks).map(({ type }) => type),
  body,
  textBody,
  correction,
  liveUpdate,
];
