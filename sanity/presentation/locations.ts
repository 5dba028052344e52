import type { DocumentLocation, DocumentLocationResolverObject } from 'sanity/presentation';
import {
  articlePath,
  authorPath,
  correctionsPath,
  frontPath,
  latestPath,
  pagePath,
  sectionPath,
  tagPath,
} from '#lib/routes.ts';
import type { DocumentType } from '../schema/types.ts';

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

const article: DocumentLocationResolverObject = {
  select: {
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
    orNoAddress(ownPage(value, articlePath, 'Story'), [
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

/** A type with a page for each slug. */
const listed = (
  titleField: string,
  path: (slug: string) => string,
  fallback: string,
): DocumentLocationResolverObject => ({
  select: { title: titleField, slug: 'slug.current' },
  resolve: (value) => orNoAddress(ownPage(value, path, fallback)),
});

/** Where on the site each type of document is seen; every type says something. */
export const locations = {
  article,
  author: listed('name', authorPath, 'Author'),
  tag: listed('title', tagPath, 'Tag'),
  section: listed('title', sectionPath, 'Section'),
  page: listed('title', pagePath, 'Page'),
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
} satisfies Record<DocumentType, DocumentLocationResolverObject>;
