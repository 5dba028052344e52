import { wordsIn } from '#lib/words/words.ts';
import styles from './pager.module.css';

/** The address of page `n` of a list, from 1. */
export type PageHref = (n: number) => string;

/** Where nobody has counted the pages yet there are older ones. */
type PagerProps = {
  page: number;
  pageCount: number | null;
  pageHref: PageHref;
  language: string;
  /** Where the older ones are, whatever is published meanwhile; the next page by its number without. */
  olderHref?: string | null;
  /** What its ways are called, where the stories do not stand by their age. */
  names?: { before: string; after: string };
};

/** Newer and older pages of a list; nothing when everything stands on one. */
export function Pager({ page, pageCount, pageHref, olderHref, language, names }: PagerProps) {
  if (pageCount !== null && pageCount <= 1) return null;
  const t = wordsIn(language);
  const { before, after } = names ?? { before: t('list.newer'), after: t('list.older') };
  return (
    <nav className={styles.pager} aria-label={t('list.pages')} data-screen-only="">
      <span className={styles.newer}>
        {page > 1 && (
          <a href={pageHref(page - 1)} rel="prev">
            {before}
          </a>
        )}
      </span>
      <span className={styles.place}>
        {pageCount === null
          ? t('list.page', { page })
          : t('list.pageOf', { page, count: pageCount })}
      </span>
      <span className={styles.older}>
        {(pageCount === null || page < pageCount) && (
          <a href={olderHref ?? pageHref(page + 1)} rel="next">
            {after}
          </a>
        )}
      </span>
    </nav>
  );
}

type TurnerProps = { newest: string; older: string | null; language: string };

/** On a page that goes on from a story: back to the newest, and on to what is older still. */
export function Turner({ newest, older, language }: TurnerProps) {
  const t = wordsIn(language);
  return (
    <nav className={styles.pager} aria-label={t('list.pages')} data-screen-only="">
      <span className={styles.newer}>
        <a href={newest}>{t('list.newest')}</a>
      </span>
      <span className={styles.older}>
        {older !== null && (
          <a href={older} rel="next">
            {t('list.older')}
          </a>
        )}
      </span>
    </nav>
  );
}
