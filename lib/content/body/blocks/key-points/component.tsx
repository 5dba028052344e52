import { wordsIn } from '#lib/words/words.ts';
import styles from './component.module.css';
import type { KeyPointsView } from './view.ts';

/** The story in a few sentences, for who has no time for it. */
export function KeyPoints({ value, language }: { value: KeyPointsView; language: string }) {
  const t = wordsIn(language);
  return (
    <aside className={styles.points} aria-label={t('block.keyPoints')}>
      <h2 className={styles.title}>{t('block.keyPoints')}</h2>
      <ul>
        {value.points.map((point, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: points are plain strings, drawn once on the server.
          <li key={index} dir="auto">
            {point}
          </li>
        ))}
      </ul>
    </aside>
  );
}
