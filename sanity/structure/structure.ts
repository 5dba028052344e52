import type { StructureBuilder, StructureResolver } from 'sanity/structure';
import { documentTypes, type SingletonType } from '../schema/types.ts';
import { storyItems } from './stories.ts';

/** The entry of a document of which there is one: it opens the document itself. */
const singletonItem = (S: StructureBuilder, type: SingletonType) => {
  const { title, icon } = documentTypes[type];
  return S.listItem()
    .id(type)
    .title(title ?? type)
    .icon(icon)
    .child(
      S.document()
        .schemaType(type)
        .documentId(type)
        .title(title ?? type),
    );
};

const typeItem = (S: StructureBuilder, type: string, title: string, orderBy: string) =>
  S.documentTypeListItem(type)
    .title(title)
    .child(
      S.documentTypeList(type)
        .title(title)
        .defaultOrdering([{ field: orderBy, direction: 'asc' }]),
    );

/** What editors find on the left of the Studio. */
export const structure: StructureResolver = (S) =>
  S.list()
    .id('newsroom')
    .title('Newsroom')
    .items([
      S.divider().title('Stories'),
      ...storyItems(S),
      S.divider().title('The site'),
      singletonItem(S, 'frontPage'),
      typeItem(S, 'section', 'Sections', 'title'),
      typeItem(S, 'tag', 'Tags', 'title'),
      typeItem(S, 'author', 'Authors', 'name'),
      typeItem(S, 'page', 'Pages', 'title'),
      S.divider().title('Housekeeping'),
      typeItem(S, 'redirect', 'Redirects', 'from'),
      singletonItem(S, 'siteSettings'),
    ]);
