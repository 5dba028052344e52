import type { ArchiveView, MonthTotalView } from '#lib/content/list/view.ts';
import type { Clock } from '#lib/dates.ts';
import { type Month, monthInYear } from '#lib/months.ts';
import { archiveMonthPath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './archive-page.module.css';
import { ListPage, NothingListed } from './list-page.tsx';

/** The way to every story there is: years and their months, the newest first. */
export function ArchivePage({ view, clock }: { view: ArchiveView; clock: Clock }) {
  const t = wordsIn(clock.language);
  return (
    <ListPage title={t('list.archive')} description={<p>{t('list.archiveAbout')}</p>}>
      {view.months.length === 0 && <NothingListed>{t('list.nothingYet')}</NothingListed>}
      {byYear(view.months).map(([year, months]) => (
        <section key={year} className={styles.year} aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`} className={styles.number}>
            {year}
          </h2>
          <ul data-plain="" className={styles.months}>
            {months.map(({ month, total }) => (
              <li key={month}>
                <a href={archiveMonthPath(month)}>{monthInYear(month, clock)}</a>
                {total !== null && (
                  <span className={styles.total}>{t('list.stories', { count: total })}</span>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </ListPage>
  );
}

/** The months of each year, in the order they come in. */
function byYear(months: readonly MonthTotalView[]): [string, MonthTotalView[]][] {
  const years = new Map<string, MonthTotalView[]>();
  for (const one of months) {
    const year = yearOf(one.month);
    years.set(year, [...(years.get(year) ?? []), one]);
  }
  return [...years];
}

const yearOf = (month: Month): string => month.slice(0, 4);
