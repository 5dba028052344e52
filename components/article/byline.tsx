import { TimeOf } from '#components/story/moment.tsx';
import { Names } from '#components/story/names.tsx';
import type { ArticleView } from '#lib/content/article/view.ts';
import { type Clock, mediumDate } from '#lib/dates.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './byline.module.css';

/** Who wrote a story, when it was published and updated, and how long it takes to read. */
export function Byline({ view, clock }: { view: ArticleView; clock: Clock }) {
  const { authors, publishedAt, updatedAt } = view;
  const t = wordsIn(clock.language);
  const sameDay =
    updatedAt !== null && mediumDate(updatedAt, clock) === mediumDate(publishedAt, clock);
  return (
    <div className={styles.byline}>
      {authors.length > 0 && (
        <p className={styles.authors}>
          {t.rich('story.by', {
            names: () => <Authors authors={authors} language={clock.language} />,
          })}
        </p>
      )}
      <p className={styles.times}>
        <span>
          {t.rich('story.published', {
            time: () => <TimeOf at={publishedAt} clock={clock} as="full" />,
          })}
        </span>
        {updatedAt && (
          <span>
            {t.rich('story.updated', {
              time: () => <TimeOf at={updatedAt} clock={clock} as={sameDay ? 'time' : 'full'} />,
            })}
          </span>
        )}
        <span>{t('story.readingTime', { minutes: view.readingMinutes })}</span>
      </p>
    </div>
  );
}

type AuthorsProps = Pick<ArticleView, 'authors'> & { language: string };

function Authors({ authors, language }: AuthorsProps) {
  const t = wordsIn(language);
  return (
    <Names names={authors} language={language}>
      {({ name, href, role }) => (
        <>
          <a href={href} rel="author">
            {name}
          </a>
          {role && <span className={styles.role}>{t('story.role', { role })}</span>}
        </>
      )}
    </Names>
  );
}
