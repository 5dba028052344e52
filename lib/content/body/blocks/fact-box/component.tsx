import { PortableText } from '@portabletext/react';
import { textComponents } from '#components/body/text-components.tsx';
import styles from './component.module.css';
import type { FactBoxView } from './view.ts';

/** Background that would hold up the story, set beside it under a heading of its own. */
export function FactBox({ value }: { value: FactBoxView }) {
  return (
    <aside className={styles.box} aria-label={value.title}>
      <h2 className={styles.title}>{value.title}</h2>
      <PortableText
        value={value.body}
        onMissingComponent={false}
        components={textComponents({ level: 3 })}
      />
    </aside>
  );
}
