'use client';

import styles from './error.module.css';

/**
 * A page that failed in an editor's preview: readers' pages have no script that could show it, and get
 * the front door's own. In the Studio's English, as nothing says here whose language the newsroom's is.
 */
export default function ErrorPage() {
  return (
    <main className={styles.page}>
      <h1>This page cannot be shown right now</h1>
      <p>
        Nothing is lost. Try again in a moment, or go to <a href="/">the front page</a>.
      </p>
      <button type="button" onClick={() => location.reload()}>
        Try again
      </button>
    </main>
  );
}
