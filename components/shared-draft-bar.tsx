import { TimeOf } from '#components/story/moment.tsx';
import type { Clock } from '#lib/dates.ts';
import styles from './draft-bar.module.css';

/** Tells somebody who was given a link that this is no published story, and until when they see it. */
export function SharedDraftBar({ until, clock }: { until: string; clock: Clock }) {
  return (
    <aside className={`${styles.bar} ${styles.above}`} aria-label="Preview">
      <p>
        <strong>Preview.</strong> This story is not published and may change. It was shared with you
        alone: please do not pass it on. This link ends{' '}
        <TimeOf at={until} clock={clock} as="full" />.
      </p>
    </aside>
  );
}
