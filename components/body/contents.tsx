import type { Heading } from '#lib/content/body/headings.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './contents.module.css';

type ContentsProps = { chapters: readonly Heading[]; language: string };

/** What a long story tells, chapter by chapter. */
export function Contents({ chapters, language }: ContentsProps) {
  if (chapters.length === 0) return null;
  return (
    <nav className={styles.contents} aria-label={wordsIn(language)('block.contents')}>
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
