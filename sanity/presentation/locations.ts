import type { DocumentLocation, DocumentLocationResolverObject } from 'sanity/presentation';
import {
  type AddressedType,
  type DocumentType,
  documentTypeNames,
  documentTypes,
  isAddressed,
} from '#lib/content/document-types.ts';
import {
  articlePath,
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

/** A document's own page, once it has an address. */
const ownPage = (
  value: Selected | null,
  path: (slug: string) => string,
  fallback: string,
): DocumentLocation[] => {
  const slug = text(value?.slug);
  return slug === '' ? [] : [{ title: text(value?.title) || fallback, href: path(slug) }];
};

/** A page of a document that this one points to, when that is there. */
const linked = (title: unknown, slug: unknown, path: (slug: string) => string) =>
  text(slug) === '' ? [] : [{ title: text(title) || text(slug), href: path(text(slug)) }];

const noAddress = { message: 'It has no address yet: press “Generate”.', tone: 'caution' } as const;
const orNoAddress = (own: DocumentLocation[], others: DocumentLocation[] = []) =>
  own.length === 0 ? noAddress : { locations: [...own, ...others] };

/** How many of a story's tags and authors are followed to their pages. */
const places = [0, 1, 2] as const;

/** A story that has no address yet can be looked at all the same, at its id. */
const unaddressed = (value: Selected | null) => {
  const id = publishedId(text(value?.id));
  return id === ''
    ? noAddress
    : {
        ...noAddress,
        locations: [{ title: text(value?.title) || 'Story', href: articlePath(id) }],
      };
};

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
    text(value?.slug) === ''
      ? unaddressed(value)
      : orNoAddress(ownPage(value, articlePath, 'Story'), [
          front,
          latest,
          ...linked(value?.sectionTitle, value?.sectionSlug, sectionPath),
          ...places.flatMap((n) =>
            linked(value?.[`tag${n}Title`], value?.[`tag${n}Slug`], tagPath),
          ),
          ...places.flatMap((n) =>
            linked(value?.[`author${n}Name`], value?.[`author${n}Slug`], authorPath),
          ),
          ...(value?.corrected ? [{ title: 'Corrections', href: correctionsPath() }] : []),
        ]),
};

/** Of a document that is seen on its own page and nowhere else an editor need look. */
const ownPageAlone = (type: AddressedType): DocumentLocationResolverObject => ({
  select: { title: documentTypes[type].titleField, slug: 'slug.current' },
  resolve: (value) =>
    orNoAddress(ownPage(value, (slug) => documentPath(type, slug), documentTypes[type].singular)),
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
