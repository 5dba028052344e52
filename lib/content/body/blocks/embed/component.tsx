import { wordsIn } from '#lib/words/words.ts';
import styles from './component.module.css';
import type { EmbedView } from './view.ts';

/**
 * Something that lives on another site: its title, and a link that says where it leads. Nothing of
 * that site is loaded, so a reader is seen there only after choosing to go.
 */
export function Embed({ value, language }: { value: EmbedView; language: string }) {
  const t = wordsIn(language);
  return (
    <aside className={styles.embed} aria-label={t('block.elsewhere')}>
      <p className={styles.title} dir="auto">
        <a href={value.url} rel="noopener">
          {value.title}
        </a>
      </p>
      <p className={styles.host}>
        {t('block.opens', { host: value.host })}
        <span aria-hidden="true"> ↗</span>
      </p>
    </aside>
  );
}
