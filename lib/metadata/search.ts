import type { Metadata } from 'next';
import type { SearchView } from '#lib/content/list/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { searchPath } from '#lib/routes.ts';
import { pageMetadata } from './page.ts';
import type { Unmarked } from './unmarked.ts';

/** Head data of a page of search results, which search engines leave out. */
export const searchMetadata = (
  { query, list, section, order }: Unmarked<SearchView>,
  settings: Unmarked<SettingsView>,
): Metadata =>
  pageMetadata(
    {
      title: query === '' ? 'Search' : `Search: ${query}`,
      description: null,
      path: searchPath(query, list.page, { section, newest: order === 'newest' }),
      noIndex: true,
    },
    settings,
  );
