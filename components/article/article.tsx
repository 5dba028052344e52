import { Body } from '#components/body/body.tsx';
import { LiveTimeline } from '#components/live-timeline.tsx';
import { Figure } from '#components/picture/figure.tsx';
import type { ArticleView } from '#lib/content/article/view.ts';
import type { Clock } from '#lib/dates.ts';
import { clockOf, storyDirection } from '#lib/words/spoken.ts';
import styles from './article.module.css';
import { ArticleHeader } from './article-header.tsx';
import { CorrectionNote, Corrections } from './corrections.tsx';
import { MoreStories } from './more-stories.tsx';
import { TagList } from './tag-list.tsx';
import { Translations } from './translations.tsx';

const heroSizes = '(min-width: 72rem) 67rem, (min-width: 60rem) calc(100vw - 5rem), 100vw';
const heroWidths = [400, 640, 828, 1080, 1440, 2144] as const;

/** A story on its own page: what it says, who says so, and what was put right since. */
export function Article({ view, clock: site }: { view: ArticleView; clock: Clock }) {
  const clock = clockOf(view, site);
  return (
    <article
      className={styles.article}
      lang={view.language}
      dir={storyDirection(view)}
      // By which the whole document is said to be in that language (`scripts/server/front-door`).
      data-page-language={view.language}
    >
      <ArticleHeader view={view} clock={clock}>
        <Translations
          translations={view.translations}
          language={clock.language}
          siteLanguage={site.language}
        />
      </ArticleHeader>
      {view.leadImage && (
        <Figure
          className={styles.hero}
          image={view.leadImage}
          sizes={heroSizes}
          widths={heroWidths}
          hero
        />
      )}
      {view.corrections.length > 0 && (
        <CorrectionNote corrections={view.corrections} clock={clock} />
      )}
      <div className={styles.body} data-body="">
        <Body body={view.body} dateline={view.dateline} language={clock.language} />
      </div>
      {view.liveUpdates.length > 0 && <LiveTimeline updates={view.liveUpdates} clock={clock} />}
      <footer className={styles.foot}>
        <Corrections corrections={view.corrections} clock={clock} />
        <TagList tags={view.tags} language={clock.language} />
      </footer>
      <MoreStories stories={view.related} clock={site} />
    </article>
  );
}
