import { searchPath } from '#lib/routes.ts';
import styles from './search-form.module.css';

/** A search box that is a plain form: it works before, and without, any script. */
export function SearchForm({ query = '' }: { query?: string }) {
  return (
    <form className={styles.form} action={searchPath()} method="get">
      <search>
        <label className={styles.label} htmlFor="search-words">
          Search all stories
        </label>
        <div className={styles.line}>
          <input
            id="search-words"
            className={styles.words}
            type="search"
            name="q"
            defaultValue={query}
            maxLength={200}
            autoComplete="off"
            enterKeyHint="search"
            dir="auto"
            required
          />
          <button className={styles.go} type="submit">
            Search
          </button>
        </div>
      </search>
    </form>
  );
}
