import type { Sifted } from '#lib/routes.ts';
import { searchPath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './search-form.module.css';

type SearchFormProps = Sifted & {
  language: string;
  query?: string;
  /** Whether it is what the page is about, and heads it. */
  isTitle?: boolean;
};

/** A search box that is a plain form: it works before, and without, any script. */
export function SearchForm({
  language,
  query = '',
  section = null,
  newest = false,
  isTitle = false,
}: SearchFormProps) {
  const t = wordsIn(language);
  const Heading = isTitle ? 'h1' : 'p';
  return (
    <search>
      <form className={styles.form} action={searchPath()} method="get">
        <Heading className={styles.title}>
          <label htmlFor="search-words">{t('search.label')}</label>
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
            {t('search.go')}
          </button>
        </div>
      </form>
    </search>
  );
}
