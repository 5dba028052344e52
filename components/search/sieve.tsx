import type { SearchView } from '#lib/content/list/view.ts';
import { searchPath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './sieve.module.css';

/** The ways to see less of what was found, or in another order: plain links. */
export function Sieve({ view, language }: { view: SearchView; language: string }) {
  const t = wordsIn(language);
  const { query, section, order, sections, all } = view;
  const newest = order === 'newest';
  return (
    <nav className={styles.sieve} aria-label={t('search.narrow')} data-screen-only="">
      <h2 className={styles.label}>{t('search.section')}</h2>
      <ul data-plain="" className={styles.ways}>
        <li>
          <Way href={searchPath(query, 1, { newest })} isCurrent={section === null}>
            {t.rich('search.all', { count: () => <span className={styles.count}>{all}</span> })}
          </Way>
        </li>
        {sections.map(({ name, slug, count }) => (
          <li key={slug}>
            <Way
              href={searchPath(query, 1, { section: slug, newest })}
              isCurrent={section === slug}
            >
              <span dir="auto">{name}</span> <span className={styles.count}>{count}</span>
            </Way>
          </li>
        ))}
      </ul>
      <h2 className={styles.label}>{t('search.sort')}</h2>
      <ul data-plain="" className={styles.ways}>
        <li>
          <Way href={searchPath(query, 1, { section })} isCurrent={!newest}>
            {t('search.best')}
          </Way>
        </li>
        <li>
          <Way href={searchPath(query, 1, { section, newest: true })} isCurrent={newest}>
            {t('search.newest')}
          </Way>
        </li>
      </ul>
    </nav>
  );
}

type WayProps = { href: string; isCurrent: boolean; children: React.ReactNode };

function Way({ href, isCurrent, children }: WayProps) {
  return (
    <a href={href} aria-current={isCurrent ? 'true' : undefined}>
      {children}
    </a>
  );
}
