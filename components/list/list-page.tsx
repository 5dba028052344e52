import type { ReactNode } from 'react';
import { wordsIn } from '#lib/words/words.ts';
import styles from './list-page.module.css';

type ListPageProps = {
  title: string;
  /** What sort of page this is, over its title: "Topic", "Reporter". */
  label?: string | null;
  description?: ReactNode;
  /** Beside the title: a portrait. */
  aside?: ReactNode;
  children: ReactNode;
} & (
  | {
      /** The feed of this list, when it has one, and the language of the link to it. */
      feedHref: string;
      language: string;
    }
  | { feedHref?: undefined; language?: undefined }
);

/** The page of a list: what it lists at the top, the stories under it. */
export function ListPage({ title, label, description, aside, children, ...feed }: ListPageProps) {
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.words}>
          {label && (
            <p className={styles.label} dir="auto">
              {label}
            </p>
          )}
          <h1 className={styles.title} dir="auto">
            {title}
          </h1>
          {description && <div className={styles.description}>{description}</div>}
          {feed.feedHref !== undefined && (
            <p className={styles.feed} data-screen-only="">
              <a href={feed.feedHref}>{wordsIn(feed.language)('list.followByRss')}</a>
            </p>
          )}
        </div>
        {aside}
      </header>
      {children}
    </div>
  );
}

/** Where a list would stand and there is nothing to list. */
export function NothingListed({ children }: { children: ReactNode }) {
  return <p className={styles.nothing}>{children}</p>;
}
