import { PortableText } from '@portabletext/react';
import type { BodyObject } from './body-object.ts';
import styles from './fact-box.module.css';
import { textComponents } from './text-components.tsx';

/** Background that would hold up the story, set beside it under a heading of its own. */
export function FactBox({ value }: { value: BodyObject<'factBox'> }) {
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
