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
import styles from './lead.module.css';

const sizes = '(min-width: 85rem) 53rem, (min-width: 60rem) 62vw, calc(100vw - 2rem)';
const widths = [400, 640, 848, 1080, 1696] as const;

/** The story the front page opens with. */
export function Lead({ story, clock }: { story: StoryTeaserView; clock: Clock }) {
  return (
    <article className={`${teaserClass} ${styles.lead}`}>
      <TeaserPicture
        story={story}
        className={styles.picture}
        aspect={16 / 9}
        sizes={sizes}
        widths={widths}
        hero
      />
      <Kicker story={story} language={clock.language} strong />
      <TeaserHeadline story={story} level={2} size="display" />
      <TeaserStandfirst story={story} lead />
      <TeaserMeta story={story} clock={clock} show={['authors', 'moment', 'reading']} />
    </article>
  );
}
