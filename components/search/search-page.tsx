import type { SearchView } from '#lib/content/list/view.ts';
import type { Clock } from '#lib/dates.ts';
import { latestPath, searchPath } from '#lib/routes.ts';
import { FoundStories } from './found-stories.tsx';
import { SearchForm } from './search-form.tsx';
import styles from './search-page.module.css';
import { Sieve } from './sieve.tsx';

/** The search page: its form, what was found for the words in it, and ways to see less of that. */
export function SearchPage({ view, clock }: { view: SearchView; clock: Clock }) {
  const { query, section, order, total, all } = view;
  const newest = order === 'newest';
  return (
    <div className={styles.page}>
      <SearchForm isTitle query={query} section={section} newest={newest} />
      {query !== '' && (
        <div className={all > 0 ? styles.sifted : undefined}>
          {all > 0 && <Sieve view={view} />}
          <div className={styles.results}>
            <p role="status" className={styles.findings} dir="auto">
              {findings(view)}
            </p>
            {total > 0 ? <FoundStories view={view} clock={clock} /> : <NothingFound view={view} />}
          </div>
        </div>
      )}
    </div>
  );
}

function NothingFound({ view: { query, order, all } }: { view: SearchView }) {
  if (all > 0) {
    const everywhere = searchPath(query, 1, { newest: order === 'newest' });
    return (
      <p className={styles.nothing}>
        <a href={everywhere}>{all === 1 ? 'One story' : `${all} stories`} in other sections</a>{' '}
        {all === 1 ? 'has' : 'have'} these words.
      </p>
    );
  }
  return (
    <p className={styles.nothing}>
      Try fewer or other words, or look through <a href={latestPath()}>the latest stories</a>.
    </p>
  );
}

/** How many stories have the words, as a sentence. */
function findings({ query, section, sections, total, isCut }: SearchView): string {
  const name = sections.find(({ slug }) => slug === section)?.name;
  const where = name === undefined ? '' : ` in ${name}`;
  if (isCut) {
    return `The ${total} newest stories for “${query}”${where}. One more word finds older ones.`;
  }
  if (total === 0) return `No story was found for “${query}”${where}.`;
  return `${total === 1 ? 'One story' : `${total} stories`} for “${query}”${where}.`;
}
