import { Body } from '#components/body/body.tsx';
import { TimeOf } from '#components/story/moment.tsx';
import { Names } from '#components/story/names.tsx';
import type { LiveUpdateView } from '#lib/content/article/view.ts';
import { type Clock, dateAndTime, mediumDate } from '#lib/dates.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './live-timeline.module.css';

type LiveTimelineProps = { updates: readonly LiveUpdateView[]; clock: Clock };

/** A live story's updates, the pinned ones first, then the newest. Each has an address of its own. */
export function LiveTimeline({ updates, clock }: LiveTimelineProps) {
  return (
    <section className={styles.timeline} aria-labelledby="live-updates">
      <h2 id="live-updates" className={styles.title}>
        {wordsIn(clock.language)('live.title')}
      </h2>
      <ol data-plain="" className={styles.updates}>
        {updates.map((update) => (
          <LiveUpdate key={update.key} update={update} clock={clock} />
        ))}
      </ol>
    </section>
  );
}

function LiveUpdate({ update, clock }: { update: LiveUpdateView; clock: Clock }) {
  const { language } = clock;
  const t = wordsIn(language);
  const moment = dateAndTime(update.at, clock);
  return (
    <li id={update.anchor} className={styles.update} data-pinned={update.pinned}>
      <p className={styles.when}>
        {update.pinned && <strong className={styles.pinned}>{t('live.pinned')}</strong>}
        <a href={`#${update.anchor}`} aria-label={t('live.linkTo', { moment })}>
          <TimeOf at={update.at} clock={clock} as="time" />
        </a>
        <span className={styles.day}>{mediumDate(update.at, clock)}</span>
      </p>
      <div className={styles.what}>
        {update.headline && (
          <h3 className={styles.headline} dir="auto">
            {update.headline}
          </h3>
        )}
        <Body body={update.body} language={language} level={update.headline ? 4 : 3} />
        {update.authors.length > 0 && (
          <p className={styles.authors}>
            <Names names={update.authors} language={language}>
              {({ name, href }) => <a href={href}>{name}</a>}
            </Names>
          </p>
        )}
      </div>
    </li>
  );
}
