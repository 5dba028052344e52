import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { type ListPath, listPagePath } from '#lib/routes.ts';
import { missingMetadata } from './missing-metadata.ts';
import { movedOrMissing } from './moved-or-missing.ts';
import { pageNumberOf, slugOf } from './params.ts';
import { type ReaderPage, readerPage } from './reader-page.tsx';

/** Which page of which list: the slug is empty for a list there is one of, such as `/latest`. */
type Place = { slug: string; page: number };

type ListRoute<View> = Pick<
  ReaderPage<Place, View>,
  'load' | 'metadata' | 'jsonLd' | 'show' | 'steps'
> & {
  path: (slug: string) => ListPath;
};

/** What the routes of a list share: its first page, and the numbered ones. */
export function listRoute<View extends object>(route: ListRoute<View>) {
  const list = readerPage<Place, View>({
    ...route,
    path: (_, { slug, page }) => listPagePath(route.path(slug), page),
    section: (_, { slug }) => route.path(slug),
    missing: ({ slug, page }) => movedOrMissing(listPagePath(route.path(slug), page)),
  });
  return {
    metadata: async (params: Params): Promise<Metadata> =>
      (await params).page === firstPage ? missingMetadata() : list.metadata(await placeOf(params)),
    page: async (params: Params): Promise<ReactNode> => {
      const { slug = '', page } = await params;
      if (page === firstPage) permanentRedirect(route.path(slugOf(slug)));
      return list.page(await placeOf(params));
    },
  };
}

/** The number of the list itself, which stands in no address of ours. */
const firstPage = '1';

/** The params of `/<list>`, `/<list>/<slug>`, and either with `/page/<page>`. */
type Params = Promise<{ slug?: string; page?: string }>;

async function placeOf(params: Params): Promise<Place> {
  const { slug, page } = await params;
  return {
    slug: slug === undefined ? '' : slugOf(slug),
    page: page === undefined ? 1 : pageNumberOf(page),
  };
}
