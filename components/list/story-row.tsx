import type { ReactNode } from 'react';
import { hasLabel, Kicker } from '#components/story/kicker.tsx';
import { TimeOf } from '#components/story/moment.tsx';
import {
  TeaserHeadline,
  TeaserMeta,
  TeaserStandfirst,
  teaserClass,
} from '#components/story/teaser.tsx';
import { TeaserPicture } from '#components/story/teaser-picture.tsx';
import type { StoryTeaserView } from '#lib/content/story/view.ts';
import type { Clock } from '#lib/dates.ts';
import styles from './story-row.module.css';

const sizes = '(min-width: 48rem) 12.5rem, max(7rem, 28vw)';
const widths = [112, 176, 208, 224, 336, 400, 600] as const;

type StoryRowProps = {
  story: StoryTeaserView;
  clock: Clock;
  /** The time alone, under the heading of a day; the date where there is none. */
  when: 'time' | 'date';
  level: 2 | 3;
  sections: boolean;
  hero: boolean;
  /** Where it was found by words in it: headline and text with those marked. */
  found?: { headline: ReactNode; text: ReactNode };
};

/** A story in a list: when, the words, the picture at the end of the line. */
export function StoryRow({ story, clock, when, level, sections, hero, found }: StoryRowProps) {
  const labelled = sections || hasLabel(story);
  const row = `${teaserClass} ${styles.row} ${when === 'date' ? styles.dated : ''}`;
  return (
    <article className={row}>
      <p className={styles.when}>
        <TimeOf at={story.publishedAt} clock={clock} as={when} />
      </p>
      <div className={styles.top}>
        {labelled && <Kicker story={story} language={clock.language} />}
        <TeaserHeadline story={story} level={level} size="story" words={found?.headline} />
      </div>
      <TeaserPicture
        story={story}
        className={styles.picture}
        sizes={sizes}
        widths={widths}
        hero={hero}
      />
      <div className={styles.rest}>
        <TeaserStandfirst story={story} words={found?.text} />
        <TeaserMeta story={story} clock={clock} show={['authors', 'reading']} />
      </div>
    </article>
  );
}
