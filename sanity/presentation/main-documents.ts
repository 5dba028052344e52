import type { DocumentResolver } from 'sanity/presentation';
import { reservedSegments } from '#lib/routes.ts';

/** Address and list pages of a type that has a page for each slug. */
const bySlug = (type: string, routes: string[]): DocumentResolver => ({
  route: routes,
  resolve: ({ params }) =>
    params.slug === undefined
      ? undefined
      : {
          filter: `_type == "${type}" && slug.current == $slug`,
          params: { slug: decodeURIComponent(params.slug) },
        },
});

const isReserved = (slug: string) => reservedSegments.some((segment) => segment === slug);

/** Which document a page of the site is made of. The first route that fits decides. */
export const mainDocuments: DocumentResolver[] = [
  { route: '/', type: 'frontPage' },
  bySlug('article', ['/article/:slug']),
  bySlug('tag', ['/tag/:slug', '/tag/:slug/page/:page']),
  bySlug('section', ['/section/:slug', '/section/:slug/page/:page']),
  bySlug('author', ['/author/:slug', '/author/:slug/page/:page']),
  {
    route: '/:slug',
    resolve: ({ params }) =>
      params.slug === undefined || isReserved(params.slug)
        ? undefined
        : {
            filter: '_type == "page" && slug.current == $slug',
            params: { slug: decodeURIComponent(params.slug) },
          },
  },
];
