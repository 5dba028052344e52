import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { SearchPage } from '#components/search/search-page.tsx';
import { loadSearch } from '#lib/content/list/search/load.ts';
import type { SearchView } from '#lib/content/list/view.ts';
import { searchMetadata } from '#lib/metadata/search.ts';
import { searchPath } from '#lib/routes.ts';
import { missingMetadata } from '../missing-metadata.ts';
import { pageNumberOf } from '../params.ts';
import { readerPage } from '../reader-page.tsx';

type Words = Record<string, string | string[] | undefined>;
type Props = { searchParams: Promise<Words> };

/** What a reader asked. `page` as it stands in the address: none on the first. */
type Asked = { typed: string; section: string | null; newest: boolean; page: string | null };

const search = readerPage<Asked, SearchView>({
  load: ({ typed, section, newest, page }, viewing) =>
    loadSearch(
      typed,
      section,
      newest ? 'newest' : 'best',
      page === null ? 1 : pageNumberOf(page),
      viewing,
    ),
  path: ({ query, section, order }) =>
    searchPath(query, 1, { section, newest: order === 'newest' }),
  metadata: searchMetadata,
  show: (view, settings) => <SearchPage view={view} clock={settings} />,
  missing: async () => notFound(),
});

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const asked = askedBy(await searchParams);
  return asked.page === firstPage ? missingMetadata() : search.metadata(asked);
}

export default async function Page({ searchParams }: Props) {
  const asked = askedBy(await searchParams);
  const { typed, section, newest, page } = asked;
  if (page === firstPage) permanentRedirect(searchPath(typed, 1, { section, newest }));
  return search.page(asked);
}

/** The number of the first page, which stands in no address of ours. */
const firstPage = '1';

const askedBy = ({ q, section, sort, page }: Words): Asked => ({
  typed: one(q) ?? '',
  section: one(section),
  newest: one(sort) === 'newest',
  page: one(page),
});

/** The first of a parameter's values; null when it has none, or an empty one. */
const one = (value: string | string[] | undefined): string | null =>
  (Array.isArray(value) ? value[0] : value) || null;
