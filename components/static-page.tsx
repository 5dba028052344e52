import { Body } from '#components/body/body.tsx';
import type { StaticPageView } from '#lib/content/static-page/view.ts';
import styles from './static-page.module.css';

/** A page of the newsroom's own: about, ethics. */
export function StaticPage({ view, language }: { view: StaticPageView; language: string }) {
  return (
    <article className={styles.page}>
      <h1 className={styles.title} dir="auto">
        {view.title}
      </h1>
      <div data-body="">
        <Body body={view.body} language={language} />
      </div>
    </article>
  );
}
