import type { SchemaTypeDefinition } from 'sanity';
import {
  addressedTypes,
  documentTypeNames,
  documentTypes,
  isDocumentType,
} from '#lib/content/document-types.ts';
import { libraryQueries } from '#sanity/media-library/pictures.ts';
import { keptQuery } from '#sanity/pictures/kept.ts';
import { locationsOf } from '#sanity/presentation/locations.ts';
import { mainDocuments } from '#sanity/presentation/main-documents.ts';
import { documentSchemas, schemaTypes } from '#sanity/schema/types.ts';
import { namesQuery, writersQuery } from '#sanity/search/found-by-name.ts';
import { deskParts, searchParts } from '#sanity/structure/desk/entries.ts';
import {
  begunBy,
  heldBy,
  lastChanged,
  newest,
  ofKind,
  ofSection,
  storiesWith,
  storyLists,
} from '#sanity/structure/story-lists.ts';
import { nameQueries } from '#sanity/writing/references/names.ts';

/** Something that is asked, and what people find it by. */
export type Asked = { name: string; query: string };
/** A selection of the Studio: a path from a type, references followed on the way. */
export type Selected = { name: string; type: string; path: string };

const stories = (name: string, filter: string, field: string): Asked => ({
  name: `the list of stories "${name}"`,
  query: `*[${storiesWith(filter)}] | order(${field})`,
});

const listedStories = (): Asked[] => [
  ...storyLists.map(({ id, filter, ordering }) => stories(id, filter, ordering.field)),
  stories('by section', ofSection, newest.field),
  stories('by kind', ofKind, lastChanged.field),
  stories('begun by me', begunBy, lastChanged.field),
  stories('I have', heldBy, lastChanged.field),
];

/** What is asked when a document is chosen by its name, and when one is found by it. */
const byName = (): Asked[] => [
  ...(['article', 'author', 'section', 'tag'] as const).flatMap((type) =>
    Object.entries(nameQueries(type)).map(([which, query]) => ({
      name: `names of the type ${type}, ${which}`,
      query,
    })),
  ),
  { name: 'who is called as was typed', query: writersQuery },
  { name: 'what was found, and what is called so', query: namesQuery },
];

/** The documents an address of the site is made of. */
const mainOnes = (): Asked[] =>
  mainDocuments.flatMap((resolver) => {
    const params = { slug: 'a', page: '2' };
    const found = resolver.resolve?.({ origin: 'http://localhost', params, path: '/a' });
    const name = `the preview's document at ${[resolver.route].flat().join(' and ')}`;
    return found === undefined ? [] : [{ name, query: `*[${found.filter}]` }];
  });

/** What the Studio asks in lists, previews and choices of references. */
export const askedByStudio = (): Asked[] => [
  ...listedStories(),
  ...Object.entries({ ...deskParts, ...searchParts }).map(([name, query]) => ({
    name: `the desk's "${name}"`,
    query,
  })),
  ...Object.entries({ ...libraryQueries, keptQuery }).map(([name, query]) => ({
    name: `the picture library's "${name}"`,
    query,
  })),
  ...byName(),
  ...mainOnes(),
  ...schemaTypes.flatMap((type) => filtersWithin(type, type.name)),
];

/** What the Studio selects from documents and parts of them. */
export const selectedByStudio = (): Selected[] => [
  ...schemaTypes.flatMap((type) => selectionsWithin(type, type.name)),
  ...documentTypeNames().flatMap((type) => [
    ...Object.values(locationsOf(type).select).map((path) => ({
      name: `the preview's places of the type ${type}`,
      type,
      path,
    })),
    ...[documentTypes[type].titleField ?? []].flat().map((path) => ({
      name: 'the register of document types',
      type,
      path,
    })),
  ]),
  ...addressedTypes().map((type) => ({ name: 'the addresses', type, path: 'slug.current' })),
];

/** A type or a field as a schema is written; only what is looked at here. */
type Written = Record<string, unknown>;

const isWritten = (value: unknown): value is Written => typeof value === 'object' && value !== null;
const written = (value: unknown): Written => (isWritten(value) ? value : {});
const listed = (value: unknown): Written[] =>
  Array.isArray(value) ? value.filter((item) => isWritten(item)) : [];
const text = (value: unknown): string[] => (typeof value === 'string' ? [value] : []);

const partsOf = (type: Written): Written[] => [...listed(type.fields), ...listed(type.of)];

/** Orderings and the preview of a type, and where slugs are made from. */
function selectionsWithin(type: SchemaTypeDefinition, name: string): Selected[] {
  const { orderings, preview, fields } = written(type);
  const select = (what: string) => (path: string) => ({
    name: `${what} of ${name}`,
    type: name,
    path,
  });
  return [
    ...listed(orderings).flatMap(({ by }) =>
      listed(by).flatMap(({ field }) => text(field).map(select('an ordering'))),
    ),
    ...Object.values(written(written(preview).select))
      .flatMap(text)
      .map(select('the list entry')),
    ...listed(fields).flatMap(({ options }) =>
      text(written(options).source).map(select('the source of the address')),
    ),
  ];
}

/** The filters of references anywhere within a type. */
function filtersWithin(type: unknown, name: string): Asked[] {
  const { to, options } = written(type);
  const types = listed(to).flatMap((target) => text(target.type));
  const filter = filterOf(written(options).filter);
  const own =
    filter === null || types.length === 0
      ? []
      : [
          {
            name: `a choice within ${name}`,
            query: `*[_type in ${JSON.stringify(types)} && (${filter})]`,
          },
        ];
  return [...own, ...partsOf(written(type)).flatMap((part) => filtersWithin(part, name))];
}

/** A filter as it stands, or as it is made for a document. */
function filterOf(filter: unknown): string | null {
  if (typeof filter === 'string') return filter;
  if (typeof filter !== 'function') return null;
  const document = { _id: 'a', _type: 'article' };
  const made: unknown = filter({
    document,
    parent: document,
    parentPath: [],
    getClient: () => null,
  });
  return text(written(made).filter)[0] ?? null;
}

/** The document types of the schema that the register does not know. */
export const unregistered = (): string[] =>
  [...schemaTypes]
    .filter(({ type, name }) => type === 'document' && !isDocumentType(name))
    .map(({ name }) => name)
    .concat(documentTypeNames().filter((name) => documentSchemas[name].name !== name));
