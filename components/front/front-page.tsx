import type { FrontPageView } from '#lib/content/front-page/view.ts';
import type { Clock } from '#lib/dates.ts';
import { wordsIn } from '#lib/words/words.ts';
import { Breaking } from './breaking.tsx';
import { EmptyNewsroom } from './empty-newsroom.tsx';
import styles from './front-page.module.css';
import { Lead } from './lead.tsx';
import { Rail } from './rail.tsx';
import { Side } from './side.tsx';
import { Strip } from './strip.tsx';

/** The front page: what breaks, what leads, what stands beside and under it, and a rail per section. */
export function FrontPage({ view, clock }: { view: FrontPageView; clock: Clock }) {
  const { breaking, lead, side, strip, rails } = view;
  if (lead === null) return <EmptyNewsroom language={clock.language} />;
  const t = wordsIn(clock.language);
  return (
    <div className={styles.page}>
      {breaking.length > 0 && <Breaking stories={breaking} language={clock.language} />}
      <section className={styles.front} aria-label={t('front.top')} data-alone={side.length === 0}>
        <Lead story={lead} clock={clock} />
        {side.length > 0 && <Side stories={side} clock={clock} />}
      </section>
      {strip.length > 0 && (
        <Strip label={t('front.more')} stories={strip} clock={clock} level={2} />
      )}
      {rails.map((rail) => (
        <Rail key={rail.section.id} rail={rail} clock={clock} />
      ))}
    </div>
  );
}
