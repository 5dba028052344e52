import type { ReactNode } from 'react';
import { studioPath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './empty-newsroom.module.css';

/** The front page before the first story: how to write it. */
export function EmptyNewsroom({ language }: { language: string }) {
  const t = wordsIn(language);
  const studio = (words: ReactNode) => <a href={studioPath()}>{words}</a>;
  return (
    <section className={styles.empty} aria-labelledby="first-story">
      <h2 id="first-story">{t('empty.title')}</h2>
      <p>{t('empty.about')}</p>
      <ol>
        <li>{t.rich('empty.signIn', { studio })}</li>
        <li>{t('empty.needs')}</li>
        <li>{t('empty.write')}</li>
        <li>{t('empty.publish')}</li>
      </ol>
      <p>
        <a className={styles.action} href={studioPath()}>
          {t('empty.openStudio')}
        </a>
      </p>
    </section>
  );
}
