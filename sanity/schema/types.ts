import type { SchemaTypeDefinition } from 'sanity';
import { body } from './body/body.ts';
import { bodyObjects } from './body/registry.ts';
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

/** Every document type of the newsroom, by its name. */
export const documentTypes = {
  article,
  author,
  tag,
  section,
  frontPage,
  page,
  redirect,
  siteSettings,
};
export type DocumentType = keyof typeof documentTypes;

/** Documents of which there is exactly one, under an id of the same name. */
export const singletonTypes = ['frontPage', 'siteSettings'] as const satisfies DocumentType[];
export type SingletonType = (typeof singletonTypes)[number];
export const isSingleton = (type: string): type is SingletonType =>
  singletonTypes.some((singleton) => singleton === type);

/** The whole schema, as the Studio and the type generator take it. */
export const schemaTypes: SchemaTypeDefinition[] = [
  ...Object.values(documentTypes),
  ...Object.values(bodyObjects),
  body,
  textBody,
  correction,
  liveUpdate,
];
