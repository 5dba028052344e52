import { Strip } from '#components/front/strip.tsx';
import type { StoryTeaserView } from '#lib/content/story/view.ts';
import type { Clock } from '#lib/dates.ts';
import { spoken } from '#lib/words/spoken.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './more-stories.module.css';

type MoreStoriesProps = { stories: readonly StoryTeaserView[]; clock: Clock };

/** What to read after a story, under it: what its editor picked first. */
export function MoreStories({ stories, clock }: MoreStoriesProps) {
  if (stories.length === 0) return null;
  return (
    <aside
      className={styles.more}
      aria-labelledby="more-stories"
      data-onward=""
      data-screen-only=""
      {...spoken(clock.language)}
    >
      <h2 id="more-stories" className={styles.title}>
        {wordsIn(clock.language)('onward.next')}
      </h2>
      <Strip stories={stories} clock={clock} level={3} />
    </aside>
  );
}
