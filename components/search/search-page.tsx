import { ListPage, NothingListed } from '#components/list/list-page.tsx';
import { StoryList } from '#components/list/story-list.tsx';
import type { SearchView } from '#lib/content/list/view.ts';
import type { Clock } from '#lib/dates.ts';
import { latestPath, searchPath } from '#lib/routes.ts';
import { SearchForm } from './search-form.tsx';
import styles from './search-page.module.css';

/** The search page: its form, and what was found for the words in it. */
export function SearchPage({ view, clock }: { view: SearchView; clock: Clock }) {
  const { query, list, total, isCut } = view;
  return (
    <ListPage title="Search" description={<SearchForm query={query} />}>
      {query !== '' && (
        <p role="status" className={styles.findings} dir="auto">
          {findings(total, query, isCut)}
        </p>
      )}
      {list.stories.length > 0 && (
        <StoryList list={list} clock={clock} pageHref={(page) => searchPath(query, page)} />
      )}
      {query !== '' && total === 0 && (
        <NothingListed>
          Try fewer or other words, or look through <a href={latestPath()}>the latest stories</a>.
        </NothingListed>
      )}
    </ListPage>
  );
}

/** How many stories have the words, as a sentence. */
function findings(total: number, query: string, isCut: boolean): string {
  if (isCut) return `The ${total} newest stories for “${query}”. One more word finds older ones.`;
  if (total === 0) return `No story was found for “${query}”.`;
  return total === 1 ? `One story for “${query}”.` : `${total} stories for “${query}”.`;
}
