import { boundaryOf } from '#lib/content/list/before/boundary.ts';
import type { StoryListView } from '#lib/content/list/view.ts';
import { type Clock, weekday, wholeDate } from '#lib/dates.ts';
import { type ListPath, listBeforePath } from '#lib/routes.ts';
import { byDay } from './days.ts';
import { type PageHref, Pager, Turner } from './pager.tsx';
import styles from './story-list.module.css';
import { StoryRow } from './story-row.tsx';

type StoryListProps = {
  list: StoryListView;
  clock: Clock;
  /** The address of page n of this list. */
  pageHref: PageHref;
  /** Of a list that can be gone on with from any of its stories: its address. */
  path?: ListPath;
  /** Whether a picture of it is the first of the page; a lead above has a larger one. */
  withHero?: boolean;
  /** Names the section over each story; off where all stories share it. */
  sections?: boolean;
};

/** The story whose picture a page of a list shows first, and large enough to wait for. */
export const heroOf = ({ stories }: StoryListView) => stories.find(({ image }) => image !== null);

/** Stories under the days they were published on, newest first, and the way to the other pages. */
export function StoryList({
  list,
  clock,
  pageHref,
  path,
  sections = true,
  withHero = true,
}: StoryListProps) {
  const boundary = boundaryOf(list.stories);
  const hero = withHero ? heroOf(list) : undefined;
  return (
    <>
      {byDay(list.stories, clock).map(({ day, stories }) => (
        <section key={stories[0].id} className={styles.day}>
          <h2 className={styles.date}>
            <time dateTime={day}>
              {weekday(stories[0].publishedAt, clock)}{' '}
              <small>{wholeDate(stories[0].publishedAt, clock)}</small>
            </time>
          </h2>
          <ol data-plain="" className={styles.list}>
            {stories.map((story) => (
              <li key={story.id}>
                <StoryRow
                  story={story}
                  clock={clock}
                  when="time"
                  level={3}
                  sections={sections}
                  hero={story === hero}
                />
              </li>
            ))}
          </ol>
        </section>
      ))}
      {list.turn ? (
        <Turner {...list.turn} language={clock.language} />
      ) : (
        <Pager
          page={list.page}
          pageCount={list.pageCount}
          pageHref={pageHref}
          language={clock.language}
          olderHref={boundary && path && listBeforePath(path, boundary)}
        />
      )}
    </>
  );
}
