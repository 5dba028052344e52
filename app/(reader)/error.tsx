'use client';

/** A page that failed in the browser, or was asked for again while it could not be made. */
export default function ErrorPage() {
  return (
    <main style={{ maxWidth: '41rem', margin: '0 auto', padding: '4rem 1rem' }}>
      <h1>This page cannot be shown right now</h1>
      <p style={{ margin: '1rem 0' }}>
        Nothing is lost. Try again in a moment, or go to <a href="/">the front page</a>.
      </p>
      <button type="button" onClick={() => location.reload()}>
        Try again
      </button>
    </main>
  );
}
