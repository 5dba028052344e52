import type {
  DocumentLocation,
  DocumentLocationResolverObject,
  DocumentLocationsState,
} from 'sanity/presentation';
import {
  type AddressedType,
  type DocumentType,
  documentTypeNames,
  documentTypes,
  isAddressed,
} from '#lib/content/document-types.ts';
import {
  authorPath,
  correctionsPath,
  documentPath,
  frontPath,
  latestPath,
  sectionPath,
  tagPath,
} from '#lib/routes.ts';
import { publishedId } from '../schema/validation/references.ts';

/** The fields that decide where a document is seen. */
type Selected = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const front: DocumentLocation = { title: 'Front page', href: frontPath() };
const latest: DocumentLocation = { title: 'Latest', href: latestPath() };

/** A page of a document that this one points to, when that is there. */
const linked = (title: unknown, slug: unknown, path: (slug: string) => string) =>
  text(slug) === '' ? [] : [{ title: text(title) || text(slug), href: path(text(slug)) }];

const noAddress = { message: 'It has no address yet: press “Generate”.', tone: 'caution' } as const;

/** A document's own page and others that show it; one without an address can be looked at all the same, at its id. */
function placesOf(
  type: AddressedType,
  value: Selected | null,
  others: DocumentLocation[] = [],
): DocumentLocationsState {
  const title = text(value?.title) || documentTypes[type].singular;
  const slug = text(value?.slug);
  if (slug !== '') return { locations: [{ title, href: documentPath(type, slug) }, ...others] };
  const id = publishedId(text(value?.id));
  return id === ''
    ? noAddress
    : { ...noAddress, locations: [{ title, href: documentPath(type, id) }] };
}

/** How many of a story's tags and authors are followed to their pages. */
const places = [0, 1, 2] as const;

const article: DocumentLocationResolverObject = {
  select: {
    id: '_id',
    title: 'headline',
    slug: 'slug.current',
    corrected: 'corrections.0.at',
    sectionTitle: 'section.title',
    sectionSlug: 'section.slug.current',
    ...Object.fromEntries(
      places.flatMap((n) => [
        [`tag${n}Title`, `tags.${n}.title`],
        [`tag${n}Slug`, `tags.${n}.slug.current`],
        [`author${n}Name`, `authors.${n}.name`],
        [`author${n}Slug`, `authors.${n}.slug.current`],
      ]),
    ),
  },
  resolve: (value) =>
    placesOf('article', value, [
      front,
      latest,
      ...linked(value?.sectionTitle, value?.sectionSlug, sectionPath),
      ...places.flatMap((n) => linked(value?.[`tag${n}Title`], value?.[`tag${n}Slug`], tagPath)),
      ...places.flatMap((n) =>
        linked(value?.[`author${n}Name`], value?.[`author${n}Slug`], authorPath),
      ),
      ...(value?.corrected ? [{ title: 'Corrections', href: correctionsPath() }] : []),
    ]),
};

/** Of a document that is seen on its own page and nowhere else an editor need look. */
const ownPageAlone = (type: AddressedType): DocumentLocationResolverObject => ({
  select: { id: '_id', title: documentTypes[type].titleField, slug: 'slug.current' },
  resolve: (value) => placesOf(type, value),
});

type Special = Exclude<DocumentType, AddressedType> | 'article';

/** Of the types that are seen on no page of their own, or on others besides. */
const special: Record<Special, DocumentLocationResolverObject> = {
  article,
  frontPage: { select: { id: '_id' }, resolve: () => ({ locations: [front] }) },
  siteSettings: {
    select: { id: '_id' },
    resolve: () => ({
      message: 'Used on every page of the site.',
      tone: 'positive',
      locations: [front],
    }),
  },
  redirect: {
    select: { to: 'to' },
    resolve: (value) => {
      const to = text(value?.to);
      return to.startsWith('/')
        ? { locations: [{ title: 'Leads to', href: to }] }
        : { message: 'Leads out of the site.', tone: 'positive' };
    },
  },
};

/** Where on the site documents of a type are seen; every type says something. */
export const locationsOf = (type: DocumentType): DocumentLocationResolverObject =>
  isAddressed(type) && type !== 'article' ? ownPageAlone(type) : special[type];

/** The same for all types, as the preview takes it. */
export const locations: Record<string, DocumentLocationResolverObject> = Object.fromEntries(
  documentTypeNames().map((type) => [type, locationsOf(type)]),
);
