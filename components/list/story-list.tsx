import type { StoryListView } from '#lib/content/list/view.ts';
import type { Clock } from '#lib/dates.ts';
import { type PageHref, Pager } from './pager.tsx';
import styles from './story-list.module.css';
import { StoryRow } from './story-row.tsx';

type StoryListProps = {
  list: StoryListView;
  clock: Clock;
  /** The address of page n of this list. */
  pageHref: PageHref;
  /** Names the section over each story; off where all stories share it. */
  sections?: boolean;
};

/** Stories, newest first, and the way to the other pages. The first picture is the page's hero. */
export function StoryList({ list, clock, pageHref, sections = true }: StoryListProps) {
  const hero = list.stories.findIndex((story) => story.image !== null);
  return (
    <>
      <ol data-plain="" className={styles.list}>
        {list.stories.map((story, index) => (
          <li key={story.id}>
            <StoryRow story={story} clock={clock} sections={sections} hero={index === hero} />
          </li>
        ))}
      </ol>
      <Pager page={list.page} pageCount={list.pageCount} pageHref={pageHref} />
    </>
  );
}
