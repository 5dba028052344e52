import { hasLabel, Kicker } from '#components/story/kicker.tsx';
import {
  TeaserHeadline,
  TeaserMeta,
  TeaserStandfirst,
  teaserClass,
} from '#components/story/teaser.tsx';
import { TeaserPicture } from '#components/story/teaser-picture.tsx';
import type { StoryTeaserView } from '#lib/content/story/view.ts';
import type { Clock } from '#lib/dates.ts';
import styles from './section-lead.module.css';

const sizes = '(min-width: 85rem) 45rem, (min-width: 48rem) 56vw, calc(100vw - 2rem)';
const widths = [400, 640, 800, 1080, 1440] as const;

/** The story a section's front opens with. */
export function SectionLead({ story, clock }: { story: StoryTeaserView; clock: Clock }) {
  return (
    <article className={`${teaserClass} ${styles.lead}`}>
      <div className={styles.words}>
        {hasLabel(story) && <Kicker story={story} language={clock.language} strong />}
        <TeaserHeadline story={story} level={2} size="display" />
        <TeaserStandfirst story={story} lead />
        <TeaserMeta story={story} clock={clock} show={['authors', 'moment', 'reading']} />
      </div>
      <TeaserPicture story={story} className={styles.picture} sizes={sizes} widths={widths} hero />
    </article>
  );
}
