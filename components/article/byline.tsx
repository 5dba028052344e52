import { TimeOf } from '#components/story/moment.tsx';
import { Names } from '#components/story/names.tsx';
import type { ArticleView } from '#lib/content/article/view.ts';
import { type Clock, mediumDate } from '#lib/dates.ts';
import styles from './byline.module.css';

/** Who wrote a story, when it was published and updated, and how long it takes to read. */
export function Byline({ view, clock }: { view: ArticleView; clock: Clock }) {
  const { authors, publishedAt, updatedAt } = view;
  const sameDay =
    updatedAt !== null && mediumDate(updatedAt, clock) === mediumDate(publishedAt, clock);
  return (
    <div className={styles.byline}>
      {authors.length > 0 && (
        <p className={styles.authors}>
          By{' '}
          <Names names={authors}>
            {({ name, href, role }) => (
              <>
                <a href={href} rel="author">
                  {name}
                </a>
                {role && <span className={styles.role}>, {role}</span>}
              </>
            )}
          </Names>
        </p>
      )}
      <p className={styles.times}>
        <span>
          Published <TimeOf at={publishedAt} clock={clock} as="full" />
        </span>
        {updatedAt && (
          <span>
            Updated <TimeOf at={updatedAt} clock={clock} as={sameDay ? 'time' : 'full'} />
          </span>
        )}
        <span>{view.readingMinutes} min read</span>
      </p>
    </div>
  );
}
