import styles from './component.module.css';
import type { KeyPointsView } from './view.ts';

/** The story in a few sentences, for who has no time for it. */
export function KeyPoints({ value }: { value: KeyPointsView }) {
  return (
    <aside className={styles.points} aria-label="Key points">
      <h2 className={styles.title}>Key points</h2>
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
