import { Text } from '#components/body/text.tsx';
import styles from './component.module.css';
import type { FactBoxView } from './view.ts';

/** Background that would hold up the story, set beside it under a heading of its own. */
export function FactBox({ value }: { value: FactBoxView }) {
  return (
    <aside className={styles.box} aria-label={value.title}>
      <h2 className={styles.title} dir="auto">
        {value.title}
      </h2>
      <Text value={value.body} setting={{ level: 3 }} />
    </aside>
  );
}
