import type { Heading } from '#lib/content/body/headings.ts';
import styles from './contents.module.css';

/** What a long story tells, chapter by chapter. */
export function Contents({ chapters }: { chapters: readonly Heading[] }) {
  if (chapters.length === 0) return null;
  return (
    <nav className={styles.contents} aria-label="In this story">
      <ol>
        {chapters.map(({ id, words }) => (
          <li key={id} dir="auto">
            <a href={`#${id}`}>{words}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
