import type { DocumentResolver } from 'sanity/presentation';
import { type AddressedType, addressedTypes, documentTypes } from '#lib/content/document-types.ts';
import { isReserved } from '#lib/reserved-segments.ts';

/** A story that has no address yet stands at its id. */
const filterOf = (type: AddressedType): string =>
  type === 'article'
    ? `_type == "article" && (slug.current == $slug || (!defined(slug.current) && _id in [$slug, "drafts." + $slug]))`
    : `_type == "${type}" && slug.current == $slug`;

/** The page of each document of a type, and the further pages of its list where it has one. */
function bySlug(type: AddressedType): DocumentResolver {
  const { under, isList } = documentTypes[type].page;
  const own = under === null ? '/:slug' : `/${under}/:slug`;
  return {
    route: isList ? [own, `${own}/page/:page`, `${own}/before/:at/:id`] : [own],
    resolve: ({ params }) =>
      params.slug === undefined || (under === null && isReserved(params.slug))
        ? undefined
        : {
            filter: filterOf(type),
            params: { slug: decodeURIComponent(params.slug) },
          },
  };
}

/** Which document a page of the site is made of. The first route that fits decides. */
export const mainDocuments: DocumentResolver[] = [
  { route: '/', type: 'frontPage' },
  ...addressedTypes().map(bySlug),
];
