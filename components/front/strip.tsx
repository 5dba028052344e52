import { Picture } from '#components/picture/picture.tsx';
import { Kicker } from '#components/story/kicker.tsx';
import { TeaserHeadline, TeaserMeta, teaserClass } from '#components/story/teaser.tsx';
import type { StoryTeaserView } from '#lib/content/story/view.ts';
import type { Clock } from '#lib/dates.ts';
import styles from './strip.module.css';

const sizes = '(min-width: 85rem) 18rem, (min-width: 60rem) 21vw, (min-width: 34rem) 45vw, 6.5rem';
const widths = [208, 288, 432, 576, 832] as const;

/** Up to four stories side by side under the lead. */
export function Strip({ stories, clock }: { stories: readonly StoryTeaserView[]; clock: Clock }) {
  return (
    <section className={styles.strip} aria-label="More stories">
      {stories.map((story) => (
        <article key={story.id} className={teaserClass}>
          {story.image && (
            <div className={styles.picture}>
              <Picture
                image={story.image}
                aspect={3 / 2}
                sizes={sizes}
                widths={widths}
                decorative
              />
            </div>
          )}
          <div>
            <Kicker story={story} />
            <TeaserHeadline story={story} level={2} size="item" />
            <TeaserMeta story={story} clock={clock} show={['date', 'reading']} />
          </div>
        </article>
      ))}
    </section>
  );
}
