import type { BodyObject } from './body-object.ts';
import styles from './pull-quote.module.css';

/** Words lifted out of the story, which step out of its column. */
export function PullQuote({ value }: { value: BodyObject<'pullQuote'> }) {
  return (
    <figure className={styles.quote}>
      <blockquote>
        <p className={styles.words}>{value.text}</p>
      </blockquote>
      {value.attribution && <figcaption className={styles.who}>{value.attribution}</figcaption>}
    </figure>
  );
}
