import type { DocumentResolver } from 'sanity/presentation';
import { type AddressedType, addressedTypes, documentTypes } from '#lib/content/document-types.ts';
import { isReserved } from '#lib/reserved-segments.ts';

/** One that has no address yet stands at its id. */
const filterOf = (type: AddressedType): string => `_type == "${type}" && (
  slug.current == $slug ||
  (coalesce(slug.current, "") == "" && _id in [$slug, "drafts." + $slug])
)`;

/** The pages that are the document's as well as its own: of a list, and of a live story's updates. */
function furtherPages(type: AddressedType, own: string): string[] {
  if (type === 'article') return [`${own}/page/:page`, `${own}/update/:key`];
  return documentTypes[type].page.isList ? [`${own}/page/:page`, `${own}/before/:at/:id`] : [];
}

/** The page of each document of a type, and what further pages it has. */
function bySlug(type: AddressedType): DocumentResolver {
  const { under } = documentTypes[type].page;
  const own = under === null ? '/:slug' : `/${under}/:slug`;
  return {
    route: [own, ...furtherPages(type, own)],
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
