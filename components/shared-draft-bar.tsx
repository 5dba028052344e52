import { TimeOf } from '#components/story/moment.tsx';
import type { Clock } from '#lib/dates.ts';
import { spoken } from '#lib/words/spoken.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './draft-bar.module.css';

/** Tells somebody who was given a link that this is no published story, and until when they see it. */
export function SharedDraftBar({ until, clock }: { until: string; clock: Clock }) {
  const t = wordsIn(clock.language);
  return (
    <aside
      className={`${styles.bar} ${styles.above}`}
      aria-label={t('preview.title')}
      {...spoken(clock.language)}
    >
      <p>
        <strong>{t('preview.label')}</strong>{' '}
        {t.rich('preview.shared', { time: () => <TimeOf at={until} clock={clock} as="full" /> })}
      </p>
    </aside>
  );
}
