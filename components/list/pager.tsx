import styles from './pager.module.css';

/** The address of page `n` of a list, from 1. */
export type PageHref = (n: number) => string;

/** Where nobody has counted the pages yet there are older ones. */
type PagerProps = {
  page: number;
  pageCount: number | null;
  pageHref: PageHref;
  /** Where the older ones are, whatever is published meanwhile; the next page by its number without. */
  olderHref?: string | null;
  /** What its ways are called, where the stories do not stand by their age. */
  names?: { before: string; after: string };
};

const byAge = { before: 'Newer stories', after: 'Older stories' };

/** Newer and older pages of a list; nothing when everything stands on one. */
export function Pager({ page, pageCount, pageHref, olderHref, names = byAge }: PagerProps) {
  if (pageCount !== null && pageCount <= 1) return null;
  return (
    <nav className={styles.pager} aria-label="Pages" data-screen-only="">
      <span className={styles.newer}>
        {page > 1 && (
          <a href={pageHref(page - 1)} rel="prev">
            {names.before}
          </a>
        )}
      </span>
      <span className={styles.place}>
        {pageCount === null ? `Page ${page}` : `Page ${page} of ${pageCount}`}
      </span>
      <span className={styles.older}>
        {(pageCount === null || page < pageCount) && (
          <a href={olderHref ?? pageHref(page + 1)} rel="next">
            {names.after}
          </a>
        )}
      </span>
    </nav>
  );
}

/** On a page that goes on from a story: back to the newest, and on to what is older still. */
export function Turner({ newest, older }: { newest: string; older: string | null }) {
  return (
    <nav className={styles.pager} aria-label="Pages" data-screen-only="">
      <span className={styles.newer}>
        <a href={newest}>Newest stories</a>
      </span>
      <span className={styles.older}>
        {older !== null && (
          <a href={older} rel="next">
            Older stories
          </a>
        )}
      </span>
    </nav>
  );
}
