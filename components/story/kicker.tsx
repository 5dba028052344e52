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

type Kicked = Pick<StoryTeaserView, 'kind' | 'section' | 'breakingUntil'>;

/** The label of a kind of story, or nothing for plain news. */
export const kindLabel = (kind: StoryKind): string | null => kindLabels[kind];

type KickerProps = {
  story: Kicked;
  /** Red as well when nothing is happening right now: for the story that leads the page. */
  strong?: boolean;
};

/** The words over a headline: live and breaking in the signal colour, otherwise kind or section. */
export function Kicker({ story, strong = false }: KickerProps) {
  const live = story.kind === 'live';
  const breaking = story.breakingUntil !== null;
  const label = breaking && !live ? 'Breaking' : (kindLabel(story.kind) ?? story.section?.name);
  if (!label) return null;
  const className = live || breaking || strong ? styles.signal : styles.plain;
  return (
    <p className={className}>
      {live && <span className={styles.dot} aria-hidden="true" />}
      {label}
    </p>
  );
}
