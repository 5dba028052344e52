import { Pager } from '#components/list/pager.tsx';
import { TimeOf } from '#components/story/moment.tsx';
import type { CoverageView } from '#lib/content/article/view.ts';
import { type Clock, zoneName } from '#lib/dates.ts';
import { type ListPath, listPagePath } from '#lib/routes.ts';
import { pluralForms } from '#lib/words/plural-forms.ts';
import { saidIn, wordsIn } from '#lib/words/words.ts';
import { KeyEvents } from './key-events.tsx';
import styles from './live-timeline.module.css';
import { LiveUpdate } from './live-update.tsx';

type LiveTimelineProps = {
  coverage: CoverageView;
  /** The story's page. */
  href: ListPath;
  endedAt: string | null;
  clock: Clock;
};

/**
 * A live story's updates: those kept at the top, key events, and twenty to a page. `data-` names what the
 * script of live pages finds (`components/open-page/live`).
 */
export function LiveTimeline({ coverage, href, endedAt, clock }: LiveTimelineProps) {
  const { pinned, updates, keyEvents, page, pageCount } = coverage;
  const [newest] = [...updates, ...pinned];
  if (newest === undefined) return null;
  const t = wordsIn(clock.language);
  return (
    <section
      className={styles.timeline}
      aria-labelledby="live-updates"
      data-live={href}
      data-own-time={t('live.yourTime', { time: '#' })}
    >
      <header className={styles.head}>
        <h2 id="live-updates" className={styles.title}>
          {t('live.title')}
        </h2>
        <p className={styles.zone}>{t('live.times', { zone: zoneName(newest.at, clock) })}</p>
        {endedAt !== null && (
          <p className={styles.ended}>
            {t.rich('live.ended', {
              time: () => <TimeOf at={endedAt} clock={clock} as="full" />,
            })}
          </p>
        )}
      </header>
      {pinned.length > 0 && (
        <ol data-plain="" className={styles.pinned}>
          {pinned.map((update) => (
            <LiveUpdate key={update.key} update={update} story={href} clock={clock} />
          ))}
        </ol>
      )}
      <KeyEvents events={keyEvents} clock={clock} />
      <div className={styles.stream}>
        {page === 1 && (
          <div
            role="status"
            className={styles.arrivals}
            lang={saidIn(clock.language)}
            data-arrivals={JSON.stringify(
              pluralForms(saidIn(clock.language), (count) => t('live.arrived', { count })),
            )}
            data-screen-only=""
          />
        )}
        <ol data-plain="" data-updates="" className={styles.updates}>
          {updates.map((update) => (
            <LiveUpdate key={update.key} update={update} story={href} clock={clock} />
          ))}
        </ol>
        <Pager
          page={page}
          pageCount={pageCount}
          pageHref={(n) => `${listPagePath(href, n)}#live-updates`}
          language={clock.language}
          names={{ before: t('live.newer'), after: t('live.older') }}
        />
      </div>
    </section>
  );
}
