import { hasLabel, Kicker } from '#components/story/kicker.tsx';
import {
  TeaserHeadline,
  TeaserMeta,
  TeaserStandfirst,
  teaserClass,
} from '#components/story/teaser.tsx';
import { TeaserPicture } from '#components/story/teaser-picture.tsx';
import type { RailView } from '#lib/content/front-page/view.ts';
import type { StoryTeaserView } from '#lib/content/story/view.ts';
import type { Clock } from '#lib/dates.ts';
import styles from './rail.module.css';

const leadSizes = '(min-width: 85rem) 32rem, (min-width: 60rem) 38vw, calc(100vw - 2rem)';
const leadWidths = [400, 512, 640, 800, 1024] as const;
const thumbWidths = [104, 208, 312] as const;

/** With so few stories in the list, their standfirsts fill it down to the foot of the large picture. */
const toldBelow = 4;

/** One section's stretch of the front page: its newest story large, the next ones in a list. */
export function Rail({ rail, clock }: { rail: RailView; clock: Clock }) {
  const [first, ...others] = rail.stories;
  if (!first) return null;
  const heading = `rail-${rail.section.id}`;
  return (
    <section className={styles.rail} aria-labelledby={heading}>
      <h2 className={styles.name} id={heading}>
        <a href={rail.section.href}>{rail.section.name}</a>
      </h2>
      <RailLead story={first} clock={clock} />
      {others.length > 0 && (
        <ul data-plain="" className={styles.list}>
          {others.map((story) => (
            <RailItem key={story.id} story={story} clock={clock} told={others.length < toldBelow} />
          ))}
        </ul>
      )}
    </section>
  );
}

type RailStoryProps = { story: StoryTeaserView; clock: Clock };

function RailLead({ story, clock }: RailStoryProps) {
  return (
    <article className={`${teaserClass} ${styles.lead}`}>
      <TeaserPicture
        story={story}
        className={styles.picture}
        sizes={leadSizes}
        widths={leadWidths}
      />
      <RailKicker story={story} clock={clock} />
      <TeaserHeadline story={story} level={3} size="feature" />
      {!story.image && <TeaserStandfirst story={story} />}
      <TeaserMeta story={story} clock={clock} show={['authors', 'date']} />
    </article>
  );
}

function RailItem({ story, clock, told }: RailStoryProps & { told: boolean }) {
  return (
    <li>
      <article className={`${teaserClass} ${styles.item}`}>
        <div>
          <RailKicker story={story} clock={clock} />
          <TeaserHeadline story={story} level={3} size="item" />
          {told && <TeaserStandfirst story={story} />}
          <TeaserMeta story={story} clock={clock} show={['date']} />
        </div>
        <TeaserPicture story={story} className={styles.thumb} sizes="6.5rem" widths={thumbWidths} />
      </article>
    </li>
  );
}

/** In a section's own rail the section's name would only repeat the heading. */
function RailKicker({ story, clock }: RailStoryProps) {
  return hasLabel(story) ? <Kicker story={story} language={clock.language} /> : null;
}
