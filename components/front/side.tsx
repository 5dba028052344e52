import { Kicker } from '#components/story/kicker.tsx';
import {
  TeaserHeadline,
  TeaserMeta,
  TeaserStandfirst,
  teaserClass,
} from '#components/story/teaser.tsx';
import { TeaserPicture } from '#components/story/teaser-picture.tsx';
import type { StoryTeaserView } from '#lib/content/story/view.ts';
import type { Clock } from '#lib/dates.ts';
import styles from './side.module.css';

const sizes = '(min-width: 85rem) 24rem, (min-width: 60rem) 29vw, calc(100vw - 2rem)';
const widths = [320, 400, 640, 800] as const;

/** With so few stories beside the lead, pictures fill the column down to its foot. */
const picturedBelow = 4;

/** The column beside the lead. Its stories share the lead's height between them. */
export function Side({ stories, clock }: { stories: readonly StoryTeaserView[]; clock: Clock }) {
  const pictured = Math.max(0, picturedBelow - stories.length);
  return (
    <div className={styles.side}>
      {stories.map((story, index) => (
        <article key={story.id} className={teaserClass}>
          {index < pictured && (
            <TeaserPicture story={story} className={styles.picture} sizes={sizes} widths={widths} />
          )}
          <Kicker story={story} language={clock.language} />
          <TeaserHeadline story={story} level={2} size="story" />
          <TeaserStandfirst story={story} />
          <TeaserMeta
            story={story}
            clock={clock}
            show={story.kind === 'live' ? ['moment'] : ['authors']}
          />
        </article>
      ))}
    </div>
  );
}
