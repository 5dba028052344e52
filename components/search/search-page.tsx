import type { SearchView } from '#lib/content/list/view.ts';
import type { Clock } from '#lib/dates.ts';
import { latestPath, searchPath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import { FoundStories } from './found-stories.tsx';
import { SearchForm } from './search-form.tsx';
import styles from './search-page.module.css';
import { Sieve } from './sieve.tsx';

/** The search page: its form, what was found for the words in it, and ways to see less of that. */
export function SearchPage({ view, clock }: { view: SearchView; clock: Clock }) {
  const { query, section, order, total, all } = view;
  const { language } = clock;
  const newest = order === 'newest';
  return (
    <div className={styles.page}>
      <SearchForm isTitle language={language} query={query} section={section} newest={newest} />
      {query !== '' && (
        <div className={all > 0 ? styles.sifted : undefined}>
          {all > 0 && <Sieve view={view} language={language} />}
          <div className={styles.results}>
            <p role="status" className={styles.findings} dir="auto">
              {findings(view, language)}
            </p>
            {total > 0 ? (
              <FoundStories view={view} clock={clock} />
            ) : (
              <NothingFound view={view} language={language} />
            )}
          </div>
        </div>
      )}
    </div>
  );
}

function NothingFound({ view, language }: { view: SearchView; language: string }) {
  const { query, order, all } = view;
  const t = wordsIn(language);
  const everywhere = searchPath(query, 1, { newest: order === 'newest' });
  return (
    <p className={styles.nothing}>
      {all > 0
        ? t.rich('search.others', {
            count: all,
            all: (words) => <a href={everywhere}>{words}</a>,
          })
        : t.rich('search.advice', { latest: (words) => <a href={latestPath()}>{words}</a> })}
    </p>
  );
}

/** How many stories have the words, as a sentence. */
function findings(view: SearchView, language: string): string {
  const { query, total, isCut } = view;
  const t = wordsIn(language);
  const section = view.sections.find(({ slug }) => slug === view.section)?.name;
  if (section === undefined) {
    if (isCut) return t('search.foundNewest', { count: total, query });
    return total === 0 ? t('search.none', { query }) : t('search.found', { count: total, query });
  }
  if (isCut) return t('search.foundNewestIn', { count: total, query, section });
  return total === 0
    ? t('search.noneIn', { query, section })
    : t('search.foundIn', { count: total, query, section });
}
