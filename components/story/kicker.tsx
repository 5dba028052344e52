import type { StoryKind, StoryTeaserView } from '#lib/content/story/view.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './kicker.module.css';

/** The kinds that are said over a headline. News and features are told by their section. */
const labelled = ['analysis', 'opinion', 'factCheck', 'live'] as const;
type LabelledKind = (typeof labelled)[number];

const isLabelled = (kind: StoryKind): kind is LabelledKind =>
  labelled.some((known) => known === kind);

type Kicked = Pick<StoryTeaserView, 'kind' | 'section' | 'breakingUntil' | 'coverageEndedAt'>;

/** Whether something is still to come of a live story. */
export const isLive = ({
  kind,
  coverageEndedAt,
}: Pick<StoryTeaserView, 'kind' | 'coverageEndedAt'>): boolean =>
  kind === 'live' && coverageEndedAt === null;

type Labelled = Omit<Kicked, 'section'>;

const labelledKind = (story: Labelled): LabelledKind | null =>
  isLabelled(story.kind) && (story.kind !== 'live' || isLive(story)) ? story.kind : null;

/** Whether there is more to say over a headline than its section. */
export const hasLabel = (story: Labelled): boolean =>
  story.breakingUntil !== null || labelledKind(story) !== null;

/** What is said over a headline: breaking or the kind of story, nothing for plain news or a live one that has ended. */
export function labelOf(story: Labelled, language: string): string | null {
  const t = wordsIn(language);
  if (story.breakingUntil !== null && !isLive(story)) return t('kind.breaking');
  const kind = labelledKind(story);
  return kind === null ? null : t(`kind.${kind}`);
}

type KickerProps = {
  story: Kicked;
  /** Of the page it stands on. */
  language: string;
  /** Red as well when nothing is happening right now: for the story that leads the page. */
  strong?: boolean;
};

/** The words over a headline: live and breaking in the signal colour, otherwise kind or section. */
export function Kicker({ story, language, strong = false }: KickerProps) {
  const live = isLive(story);
  const label = labelOf(story, language) ?? story.section?.name;
  if (!label) return null;
  const className = live || story.breakingUntil !== null || strong ? styles.signal : styles.plain;
  return (
    <p className={className}>
      {live && <span className={styles.dot} aria-hidden="true" />}
      {label}
    </p>
  );
}
