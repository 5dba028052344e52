import { Kicker } from '#components/story/kicker.tsx';
import { TeaserHeadline, TeaserMeta, teaserClass } from '#components/story/teaser.tsx';
import { TeaserPicture } from '#components/story/teaser-picture.tsx';
import type { StoryTeaserView } from '#lib/content/story/view.ts';
import type { Clock } from '#lib/dates.ts';
import styles from './strip.module.css';

const sizes = '(min-width: 85rem) 18rem, (min-width: 60rem) 21vw, (min-width: 34rem) 45vw, 6.5rem';
const widths = [320, 576] as const;

type StripProps = {
  stories: readonly StoryTeaserView[];
  clock: Clock;
  /** What the strip is called where no heading says it. */
  label?: string;
  /** Of the headlines: one below the heading the strip stands under. */
  level: 2 | 3;
};

/** Stories side by side, four or five in a row where there is room. */
export function Strip({ stories, clock, label, level }: StripProps) {
  const Region = label === undefined ? 'div' : 'section';
  return (
    <Region className={styles.strip} aria-label={label}>
      {stories.map((story) => (
        <article key={story.id} className={teaserClass}>
          <TeaserPicture story={story} className={styles.picture} sizes={sizes} widths={widths} />
          <div>
            <Kicker story={story} language={clock.language} />
            <TeaserHeadline story={story} level={level} size="item" />
            <TeaserMeta story={story} clock={clock} show={['date', 'reading']} />
          </div>
        </article>
      ))}
    </Region>
  );
}
