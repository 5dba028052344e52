import type { Metadata } from 'next';
import type { SearchView } from '#lib/content/list/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { searchPath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import { pageMetadata } from './page.ts';
import type { Unmarked } from './unmarked.ts';

/** Head data of a page of search results, which search engines leave out. */
export function searchMetadata(
  { query, list, section, order }: Unmarked<SearchView>,
  settings: Unmarked<SettingsView>,
): Metadata {
  const t = wordsIn(settings.language);
  return pageMetadata(
    {
      title: query === '' ? t('search.title') : t('search.titleOf', { query }),
      description: null,
      path: searchPath(query, list.page, { section, newest: order === 'newest' }),
      noIndex: true,
    },
    settings,
  );
}
