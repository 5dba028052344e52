import { Picture } from '#components/picture/picture.tsx';
import { Kicker, kindLabel } from '#components/story/kicker.tsx';
import { TimeOf } from '#components/story/moment.tsx';
import {
  TeaserHeadline,
  TeaserMeta,
  TeaserStandfirst,
  teaserClass,
} from '#components/story/teaser.tsx';
import type { StoryTeaserView } from '#lib/content/story/view.ts';
import type { Clock } from '#lib/dates.ts';
import styles from './story-row.module.css';

const sizes = '(min-width: 85rem) 17rem, (min-width: 48rem) 21vw, 7rem';
const widths = [112, 224, 272, 336, 544, 816] as const;

type StoryRowProps = { story: StoryTeaserView; clock: Clock; sections: boolean; hero: boolean };

/** A story in a list: its date in the margin, the words, the picture at the end of the line. */
export function StoryRow({ story, clock, sections, hero }: StoryRowProps) {
  const labelled = sections || kindLabel(story.kind) !== null || story.breakingUntil !== null;
  return (
    <article className={`${teaserClass} ${styles.row}`}>
      <p className={styles.when}>
        <TimeOf at={story.publishedAt} clock={clock} as="date" />{' '}
        <TimeOf at={story.publishedAt} clock={clock} as="time" />
      </p>
      <div className={styles.words}>
        {labelled && <Kicker story={story} />}
        <TeaserHeadline story={story} level={2} size="feature" />
        <TeaserStandfirst story={story} />
        <TeaserMeta story={story} clock={clock} show={['authors', 'reading']} />
      </div>
      {story.image && (
        <div className={styles.picture}>
          <Picture
            image={story.image}
            aspect={3 / 2}
            sizes={sizes}
            widths={widths}
            hero={hero}
            decorative
          />
        </div>
      )}
    </article>
  );
}
