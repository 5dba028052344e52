import type { StoryKind, StoryTeaserView } from '#lib/content/story/view.ts';
import styles from './kicker.module.css';

/** What a kind of story is called over its headline. News and features are told by their section. */
const kindLabels: Record<StoryKind, string | null> = {
  news: null,
  feature: null,
  analysis: 'Analysis',
  opinion: 'Opinion',
  live: 'Live',
};

type Kicked = Pick<StoryTeaserView, 'kind' | 'section' | 'breakingUntil' | 'coverageEndedAt'>;

/** Whether something is still to come of a live story. */
export const isLive = ({
  kind,
  coverageEndedAt,
}: Pick<StoryTeaserView, 'kind' | 'coverageEndedAt'>): boolean =>
  kind === 'live' && coverageEndedAt === null;

/** The label of a story by its kind, nothing for plain news; a live one has none once it has ended. */
export const labelOf = (story: Pick<StoryTeaserView, 'kind' | 'coverageEndedAt'>): string | null =>
  story.kind === 'live' && !isLive(story) ? null : kindLabels[story.kind];

type KickerProps = {
  story: Kicked;
  /** Red as well when nothing is happening right now: for the story that leads the page. */
  strong?: boolean;
};

/** The words over a headline: live and breaking in the signal colour, otherwise kind or section. */
export function Kicker({ story, strong = false }: KickerProps) {
  const live = isLive(story);
  const breaking = story.breakingUntil !== null;
  const label = breaking && !live ? 'Breaking' : (labelOf(story) ?? story.section?.name);
  if (!label) return null;
  const className = live || breaking || strong ? styles.signal : styles.plain;
  return (
    <p className={className}>
      {live && <span className={styles.dot} aria-hidden="true" />}
      {label}
    </p>
  );
}
