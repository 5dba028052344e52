import { Body } from '#components/body/body.tsx';
import { Names } from '#components/story/names.tsx';
import type { LiveUpdateView } from '#lib/content/article/view.ts';
import { type Clock, clockTime, mediumDate, zoneName } from '#lib/dates.ts';
import { liveUpdatePath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './live-update.module.css';

type LiveUpdateProps = {
  update: LiveUpdateView;
  /** The story's page. */
  story: string;
  clock: Clock;
};

/** An update: when, what, who. Its time is the way to it for good. */
export function LiveUpdate({ update, story, clock }: LiveUpdateProps) {
  const { at, headline } = update;
  const { language } = clock;
  const t = wordsIn(language);
  const href = liveUpdatePath(story, update.key);
  return (
    <li id={update.anchor} className={styles.update}>
      <p className={styles.when}>
        {update.pinned && <strong className={styles.label}>{t('live.pinned')}</strong>}
        <strong className={styles.label} data-new-label="" hidden>
          {t('live.isNew')}
        </strong>
        <a href={href} rel="bookmark">
          <time dateTime={at} suppressHydrationWarning>
            <b className={styles.time}>{clockTime(at, clock)}</b>{' '}
            <small className={styles.day}>
              {zoneName(at, clock)}, {mediumDate(at, clock)}
            </small>
          </time>
        </a>
      </p>
      <div className={styles.what}>
        {headline && (
          <h3 className={styles.headline} dir="auto">
            {headline}
          </h3>
        )}
        <Body body={update.body} language={language} level={headline ? 4 : 3} />
        <p className={styles.foot}>
          <span>
            <Names names={update.authors} language={language}>
              {({ name, href }) => <a href={href}>{name}</a>}
            </Names>
          </span>
          <button type="button" data-copy={href} data-done={t('share.copied')} data-screen-only="">
            {t('share.copy')}
          </button>
        </p>
      </div>
    </li>
  );
}
