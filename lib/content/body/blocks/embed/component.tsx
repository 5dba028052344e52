import { AskedFrame } from '#components/body/asked-frame.tsx';
import { wordsIn } from '#lib/words/words.ts';
import styles from './component.module.css';
import type { EmbedView } from './view.ts';

/**
 * Something that lives on another site: its title, and a link that says where it leads. Of a known site it
 * is shown here when the reader asks; before that nothing of it is loaded, so that nobody is seen there.
 */
export function Embed({ value, language }: { value: EmbedView; language: string }) {
  const t = wordsIn(language);
  const { frame, poster, url, title, host, _key } = value;
  if (frame !== null) {
    return <AskedFrame id={_key} {...{ frame, poster, url, title, host, language }} />;
  }
  return (
    <aside className={styles.embed} aria-label={`${t('block.elsewhere')}: ${title}`}>
      <p className={styles.title} dir="auto">
        <a href={url} rel="noopener">
          {title}
        </a>
      </p>
      <p className={styles.host}>
        {t('block.opens', { host })}
        <span aria-hidden="true"> ↗</span>
      </p>
    </aside>
  );
}
