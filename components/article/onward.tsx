import { TimeOf } from '#components/story/moment.tsx';
import { TeaserHeadline, teaserClass } from '#components/story/teaser.tsx';
import type { NeighbourView, OnwardView } from '#lib/content/article/view.ts';
import type { NamedLink } from '#lib/content/story/view.ts';
import type { Clock } from '#lib/dates.ts';
import { MoreStories } from './more-stories.tsx';
import styles from './onward.module.css';

const words = {
  moreBy: 'More from',
  all: 'All stories',
  neighbours: (section: string) => `Previous and next in ${section}`,
  previous: (section: string) => `Previous in ${section}`,
  next: (section: string) => `Next in ${section}`,
};

type OnwardProps = { onward: OnwardView; section: NamedLink | null; clock: Clock };

/** Where a story leads on to: what to read next, more by who wrote it, its neighbours in the section. */
export function Onward({ onward, section, clock }: OnwardProps) {
  const { next, byAuthor, older, newer } = onward;
  return (
    <>
      <MoreStories stories={next} clock={clock} />
      {byAuthor && <ByAuthor {...byAuthor} clock={clock} />}
      {section && (older || newer) && (
        <nav
          className={styles.neighbours}
          aria-label={words.neighbours(section.name)}
          data-onward=""
          data-screen-only=""
        >
          {older && <Neighbour story={older} label={words.previous(section.name)} rel="prev" />}
          {newer && <Neighbour story={newer} label={words.next(section.name)} rel="next" />}
        </nav>
      )}
    </>
  );
}

type ByAuthorProps = NonNullable<OnwardView['byAuthor']> & { clock: Clock };

function ByAuthor({ author, stories, clock }: ByAuthorProps) {
  return (
    <aside className={styles.byAuthor} aria-labelledby="more-by" data-onward="" data-screen-only="">
      <div className={styles.who}>
        <h2 id="more-by" className={styles.more}>
          {words.moreBy} <span className={styles.name}>{author.name}</span>
        </h2>
        <p className={styles.about}>
          {author.role && <span dir="auto">{author.role}</span>}{' '}
          <a href={author.href}>{words.all}</a>
        </p>
      </div>
      {stories.map((story) => (
        <article key={story.id} className={`${teaserClass} ${styles.story}`}>
          <TeaserHeadline story={story} level={3} size="item" />
          <TimeOf className={styles.when} at={story.publishedAt} clock={clock} as="day" />
        </article>
      ))}
    </aside>
  );
}

type NeighbourProps = { story: NeighbourView; label: string; rel: 'prev' | 'next' };

const Neighbour = ({ story, label, rel }: NeighbourProps) => (
  <a className={rel === 'next' ? styles.next : undefined} href={story.href}>
    <span className={styles.label}>{label}</span>
    <span className={styles.headline} dir="auto">
      {story.headline}
    </span>
  </a>
);
