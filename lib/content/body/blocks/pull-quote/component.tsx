import styles from './component.module.css';
import type { PullQuoteView } from './view.ts';

/** Words lifted out of the story, which step out of its column. */
export function PullQuote({ value }: { value: PullQuoteView }) {
  return (
    <figure className={styles.quote}>
      <blockquote>
        <p className={styles.words} dir="auto">
          {value.text}
        </p>
      </blockquote>
      {value.attribution && (
        <figcaption className={styles.who} dir="auto">
          {value.attribution}
        </figcaption>
      )}
    </figure>
  );
}
