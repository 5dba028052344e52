'use client';

import styles from './error.module.css';

/** A page that failed in the browser, or was asked for again while it could not be made. */
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
