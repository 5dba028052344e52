import { TimeOf } from '#components/story/moment.tsx';
import type { KeyEventView } from '#lib/content/article/view.ts';
import type { Clock } from '#lib/dates.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './key-events.module.css';

/** What happened in a few lines, each leading to the update that tells it. */
export function KeyEvents({ events, clock }: { events: readonly KeyEventView[]; clock: Clock }) {
  if (events.length === 0) return null;
  return (
    <nav className={styles.events} aria-labelledby="key-events">
      <h3 id="key-events" className={styles.title}>
        {wordsIn(clock.language)('live.keyEvents')}
      </h3>
      <ol data-plain="">
        {events.map(({ key, headline, at, href }) => (
          <li key={key}>
            <a href={href}>
              <TimeOf className={styles.time} at={at} clock={clock} as="time" />{' '}
              <span dir="auto">{headline}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
