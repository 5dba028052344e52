import { Strip } from '#components/front/strip.tsx';
import type { StoryTeaserView } from '#lib/content/story/view.ts';
import type { Clock } from '#lib/dates.ts';
import { spoken } from '#lib/words/spoken.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './more-stories.module.css';

type MoreStoriesProps = { stories: readonly StoryTeaserView[]; clock: Clock };

/** The stories an editor tied to this one, under it. */
export function MoreStories({ stories, clock }: MoreStoriesProps) {
  if (stories.length === 0) return null;
  return (
    <aside
      className={styles.more}
      aria-labelledby="more-stories"
      data-screen-only=""
      {...spoken(clock.language)}
    >
      <h2 id="more-stories" className={styles.title}>
        {wordsIn(clock.language)('story.related')}
      </h2>
      <Strip stories={stories} clock={clock} level={3} />
    </aside>
  );
}
