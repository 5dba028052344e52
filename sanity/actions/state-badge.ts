import type { DocumentBadgeComponent, DocumentBadgeDescription } from 'sanity';
import { handOverOf, handOverTitles } from '../schema/documents/article/hand-over.ts';
import {
  fieldOf,
  moment,
  type StoryState,
  stateOf,
  stateWithTime,
  storyStates,
} from '../schema/documents/article/state.ts';
import { readableMoment } from '../schema/validation/newsroom-time.ts';

const colors: Record<StoryState, DocumentBadgeDescription['color']> = {
  draft: 'primary',
  later: 'warning',
  scheduled: 'warning',
  published: 'success',
  changed: 'warning',
  withdrawn: 'danger',
};

/** Says beside a story where it stands, in the words every list uses. */
export const stateBadge: DocumentBadgeComponent = ({ type, published, draft }) => {
  if (type !== 'article' || (!published && !draft)) return null;
  const now = new Date();
  const state = stateOf({ published, draft }, now);
  const publishedAt = fieldOf(published ?? draft, 'publishedAt');
  const at = moment(publishedAt);
  const time = at === undefined ? '' : ` ${readableMoment(at)}.`;
  return {
    label: stateWithTime(state, publishedAt, now),
    title: `${storyStates[state].says}${time}`,
    color: colors[state],
  };
};
stateBadge.displayName = 'StateBadge';

/** Says that a story was handed over, and what was said with it. */
export const handOverBadge: DocumentBadgeComponent = ({ type, draft }) => {
  const { step, note } = handOverOf(draft);
  if (type !== 'article' || step === 'writing') return null;
  return {
    label: handOverTitles[step],
    title: note ?? 'Handed over without a note.',
    color: step === 'ready' ? 'success' : 'primary',
  };
};
handOverBadge.displayName = 'HandOverBadge';
