import { TimeOf } from '#components/story/moment.tsx';
import { TeaserHeadline, teaserClass } from '#components/story/teaser.tsx';
import type { NeighbourView, OnwardView } from '#lib/content/article/view.ts';
import type { NamedLink } from '#lib/content/story/view.ts';
import type { Clock } from '#lib/dates.ts';
import { spoken } from '#lib/words/spoken.ts';
import { wordsIn } from '#lib/words/words.ts';
import { MoreStories } from './more-stories.tsx';
import styles from './onward.module.css';

type OnwardProps = { onward: OnwardView; section: NamedLink | null; clock: Clock };

/** Where a story leads on to: what to read next, more by who wrote it, its neighbours in the section. */
export function Onward({ onward, section, clock }: OnwardProps) {
  const { next, byAuthor, older, newer } = onward;
  const t = wordsIn(clock.language);
  return (
    <>
      <MoreStories stories={next} clock={clock} />
      {byAuthor && <ByAuthor {...byAuthor} clock={clock} />}
      {section && (older || newer) && (
        <nav
          className={styles.neighbours}
          aria-label={t('onward.neighbours', { section: section.name })}
          data-onward=""
          data-screen-only=""
          {...spoken(clock.language)}
        >
          {older && (
            <Neighbour
              story={older}
              label={t('onward.previousIn', { section: section.name })}
              rel="prev"
            />
          )}
          {newer && (
            <Neighbour
              story={newer}
              label={t('onward.nextIn', { section: section.name })}
              rel="next"
            />
          )}
        </nav>
      )}
    </>
  );
}

type ByAuthorProps = NonNullable<OnwardView['byAuthor']> & { clock: Clock };

function ByAuthor({ author, stories, clock }: ByAuthorProps) {
  const t = wordsIn(clock.language);
  return (
    <aside
      className={styles.byAuthor}
      aria-labelledby="more-by"
      data-onward=""
      data-screen-only=""
      {...spoken(clock.language)}
    >
      <div className={styles.who}>
        <h2 id="more-by" className={styles.more}>
          {t.rich('onward.moreBy', {
            name: () => <span className={styles.name}>{author.name}</span>,
          })}
        </h2>
        <p className={styles.about}>
          {author.role && <span dir="auto">{author.role}</span>}{' '}
          <a href={author.href}>{t('onward.all')}</a>
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
