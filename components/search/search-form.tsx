import type { Sifted } from '#lib/routes.ts';
import { searchPath } from '#lib/routes.ts';
import styles from './search-form.module.css';

type SearchFormProps = Sifted & {
  query?: string;
  /** Whether it is what the page is about, and heads it. */
  isTitle?: boolean;
};

/** A search box that is a plain form: it works before, and without, any script. */
export function SearchForm({
  query = '',
  section = null,
  newest = false,
  isTitle = false,
}: SearchFormProps) {
  const Heading = isTitle ? 'h1' : 'p';
  return (
    <search>
      <form className={styles.form} action={searchPath()} method="get">
        <Heading className={styles.title}>
          <label htmlFor="search-words">Search all stories</label>
        </Heading>
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
          {section !== null && <input type="hidden" name="section" value={section} />}
          {newest && <input type="hidden" name="sort" value="newest" />}
          <button className={styles.go} type="submit">
            Search
          </button>
        </div>
      </form>
    </search>
  );
}
