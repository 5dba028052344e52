import type { ReactNode } from 'react';
import type { StoryTeaserView } from '#lib/content/story/view.ts';
import type { Clock } from '#lib/dates.ts';
import { wordsIn } from '#lib/words/words.ts';
import { TimeOf } from './moment.tsx';
import { Names } from './names.tsx';
import styles from './teaser.module.css';

type TeaserHeadlineProps = {
  story: StoryTeaserView;
  level: 2 | 3;
  size: 'display' | 'feature' | 'story' | 'item';
  /** The headline with something in it marked. */
  words?: ReactNode;
};

/** A headline that leads to its story. Its link covers the whole teaser, picture included. */
export function TeaserHeadline({ story, level, size, words }: TeaserHeadlineProps) {
  const Heading = `h${level}` as const;
  return (
    <Heading className={`${styles.headline} ${styles[size]}`} lang={story.language} dir="auto">
      <a href={story.href}>{words ?? story.headline}</a>
    </Heading>
  );
}

type TeaserMetaProps = {
  story: StoryTeaserView;
  clock: Clock;
  show: readonly ('authors' | 'moment' | 'date' | 'reading')[];
};

/** Who, when, how long: one line under a teaser. A declared update is told instead of the first hour. */
export function TeaserMeta({ story, clock, show }: TeaserMetaProps) {
  const t = wordsIn(clock.language);
  const updatedAt = story.kind === 'live' ? story.updatedAt : null;
  const parts = {
    authors:
      story.authors.length > 0 &&
      t.rich('story.by', {
        names: () => (
          <Names names={story.authors} language={clock.language}>
            {({ name }) => name}
          </Names>
        ),
      }),
    moment: updatedAt ? (
      t.rich('story.updated', {
        time: () => <TimeOf at={updatedAt} clock={clock} as="dayAndTime" />,
      })
    ) : (
      <TimeOf at={story.publishedAt} clock={clock} as="dayAndTime" />
    ),
    date: <TimeOf at={story.publishedAt} clock={clock} as="day" />,
    reading:
      story.readingMinutes !== null && t('story.readingTime', { minutes: story.readingMinutes }),
  };
  return (
    <p className={styles.meta}>
      {show
        .filter((part) => parts[part] !== false)
        .map((part) => (
          <span key={part}>{parts[part]}</span>
        ))}
    </p>
  );
}

/** The standfirst of a teaser, when there is one. */
export function TeaserStandfirst({
  story,
  lead = false,
  words = story.standfirst,
}: {
  story: StoryTeaserView;
  lead?: boolean;
  /** What stands in its place. */
  words?: ReactNode;
}) {
  if (!words) return null;
  return (
    <p
      className={lead ? styles.leadStandfirst : styles.standfirst}
      lang={story.language}
      dir="auto"
    >
      {words}
    </p>
  );
}

/** The class that lets a teaser's link cover it. */
export const teaserClass = styles.teaser;
