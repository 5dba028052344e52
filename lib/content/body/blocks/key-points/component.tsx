import type { Level } from '#components/body/levels.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './component.module.css';
import type { KeyPointsView } from './view.ts';

type KeyPointsProps = { value: KeyPointsView; language: string; level?: Level };

/** The story in a few sentences, for who has no time for it. */
export function KeyPoints({ value, language, level = 2 }: KeyPointsProps) {
  const Heading = `h${level}` as const;
  const t = wordsIn(language);
  return (
    <section className={styles.points}>
      <Heading className={styles.title}>{t('block.keyPoints')}</Heading>
      <ul>
        {value.points.map((point, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: points are plain strings, drawn once on the server.
          <li key={index} dir="auto">
            {point}
          </li>
        ))}
      </ul>
    </section>
  );
}
