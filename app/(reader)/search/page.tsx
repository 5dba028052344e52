import { notFound } from 'next/navigation';
import { SearchPage } from '#components/search/search-page.tsx';
import { parsePageNumber } from '#lib/content/list/page-number.ts';
import { loadSearch } from '#lib/content/list/search/load.ts';
import type { SearchView } from '#lib/content/list/view.ts';
import { searchMetadata } from '#lib/metadata/search.ts';
import { searchPath } from '#lib/routes.ts';
import { readerPage } from '../reader-page.tsx';

type Words = Record<string, string | string[] | undefined>;
type Props = { searchParams: Promise<Words> };

const search = readerPage<Words, SearchView>({
  load: ({ q, page }, viewing) =>
    loadSearch(one(q), page === undefined ? 1 : (parsePageNumber(one(page)) ?? 1), viewing),
  path: ({ query }) => searchPath(query),
  metadata: searchMetadata,
  show: (view, settings) => <SearchPage view={view} clock={settings} />,
  missing: async () => notFound(),
});

export const generateMetadata = async ({ searchParams }: Props) =>
  search.metadata(await searchParams);

export default async function Page({ searchParams }: Props) {
  return search.page(await searchParams);
}

/** The first of a parameter's values, empty when it has none. */
const one = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value[0] : value) ?? '';
