import { inner, type Level } from '#components/body/levels.ts';
import { Text } from '#components/body/text.tsx';
import styles from './component.module.css';
import type { FactBoxView } from './view.ts';

/** Background that would hold up the story, set beside it under a heading of its own. */
export function FactBox({ value, level = 2 }: { value: FactBoxView; level?: Level }) {
  const Heading = `h${level}` as const;
  return (
    <aside className={styles.box} aria-label={value.title}>
      <Heading className={styles.title} dir="auto">
        {value.title}
      </Heading>
      <Text value={value.body} setting={{ level: inner(level) }} />
    </aside>
  );
}
