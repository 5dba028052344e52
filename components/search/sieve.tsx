import type { SearchView } from '#lib/content/list/view.ts';
import { searchPath } from '#lib/routes.ts';
import styles from './sieve.module.css';

/** The ways to see less of what was found, or in another order: plain links. */
export function Sieve({ view }: { view: SearchView }) {
  const { query, section, order, sections, all } = view;
  const newest = order === 'newest';
  return (
    <nav className={styles.sieve} aria-label="Narrow the results" data-screen-only="">
      <h2 className={styles.label}>Section</h2>
      <ul data-plain="" className={styles.ways}>
        <li>
          <Way href={searchPath(query, 1, { newest })} isCurrent={section === null}>
            All <span className={styles.count}>{all}</span>
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
      <h2 className={styles.label}>Sort by</h2>
      <ul data-plain="" className={styles.ways}>
        <li>
          <Way href={searchPath(query, 1, { section })} isCurrent={!newest}>
            Best match
          </Way>
        </li>
        <li>
          <Way href={searchPath(query, 1, { section, newest: true })} isCurrent={newest}>
            Newest first
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
