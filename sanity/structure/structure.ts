import type { StructureBuilder, StructureResolver } from 'sanity/structure';
import {
  type DocumentType,
  documentTypeNames,
  documentTypes,
  isSingleton,
  type ManyType,
  type SingletonType,
} from '#lib/content/document-types.ts';
import { documentSchemas } from '../schema/types.ts';
import { onlyWrites } from '../studio/roles.ts';
import { storyItems } from './stories.ts';

/** The entry of a document of which there is one: it opens the document itself. */
const singletonItem = (S: StructureBuilder, type: SingletonType) => {
  const { singular } = documentTypes[type];
  return S.listItem()
    .id(type)
    .title(singular)
    .icon(documentSchemas[type].icon)
    .child(S.document().schemaType(type).documentId(type).title(singular));
};

const typeItem = (S: StructureBuilder, type: ManyType) => {
  const { plural, titleField } = documentTypes[type];
  return S.documentTypeListItem(type)
    .title(plural)
    .child(
      S.documentTypeList(type)
        .title(plural)
        .defaultOrdering([{ field: titleField, direction: 'asc' }]),
    );
};

type Desk = (typeof documentTypes)[DocumentType]['desk'];

/** The entries of a part of the list, a type each. */
const typeItems = (S: StructureBuilder, desk: Desk) =>
  documentTypeNames()
    .filter((type) => documentTypes[type].desk === desk)
    .map((type) => (isSingleton(type) ? singletonItem(S, type) : typeItem(S, type)));

/** What editors find on the left of the Studio. */
export const structure: StructureResolver = (S, { currentUser }) =>
  S.list()
    .id('newsroom')
    .title('Newsroom')
    .items([
      S.divider().title('Stories'),
      ...storyItems(S, currentUser?.id ?? ''),
      S.divider().title('The site'),
      ...typeItems(S, 'site'),
      // Redirects and settings are published by editors alone: others are not led there.
      ...(onlyWrites(currentUser)
        ? []
        : [S.divider().title('Housekeeping'), ...typeItems(S, 'housekeeping')]),
    ]);
