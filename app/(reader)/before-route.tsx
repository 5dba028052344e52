import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { type Boundary, parseBoundary } from '#lib/content/list/before/boundary.ts';
import { publicUrl } from '#lib/metadata/site.ts';
import { type ListPath, listBeforePath } from '#lib/routes.ts';
import { movedOrMissing } from './moved-or-missing.ts';
import { slugOf } from './params.ts';
import { type ReaderPage, readerPage } from './reader-page.tsx';

/** Where which list was left off: the slug is empty for a list there is one of. */
type Place = { slug: string; boundary: Boundary };

type BeforeRoute<View> = Pick<ReaderPage<Place, View>, 'load' | 'metadata' | 'show'> & {
  path: (slug: string) => ListPath;
};

/** The params of `/<list>/before/<at>/<id>`. */
type Params = Promise<{ slug?: string; at: string; id: string }>;

/**
 * What the routes share by which a reader goes on in a list from the last story they saw, whatever has
 * been published meanwhile. Search engines follow their links, and keep the numbered pages.
 */
export function beforeRoute<View extends object>(route: BeforeRoute<View>) {
  const pathOf = ({ slug, boundary }: Place) => listBeforePath(route.path(slug), boundary);
  const list = readerPage<Place, View>({
    ...route,
    path: (_, place) => pathOf(place),
    section: (_, { slug }) => route.path(slug),
    missing: async ({ slug }) => (slug === '' ? notFound() : movedOrMissing(route.path(slug))),
  });
  return {
    async metadata(params: Params): Promise<Metadata> {
      const place = await placeOf(params);
      const metadata = await list.metadata(place);
      const url = publicUrl(pathOf(place));
      return {
        ...metadata,
        alternates: { ...metadata.alternates, canonical: url },
        openGraph: { ...metadata.openGraph, url },
        robots: { index: false, follow: true },
      };
    },
    page: async (params: Params): Promise<ReactNode> => list.page(await placeOf(params)),
  };
}

async function placeOf(params: Params): Promise<Place> {
  const { slug, at, id } = await params;
  return {
    slug: slug === undefined ? '' : slugOf(slug),
    boundary: parseBoundary(slugOf(at), slugOf(id)) ?? notFound(),
  };
}
