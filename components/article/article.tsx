import { Body } from '#components/body/body.tsx';
import { LiveTimeline } from '#components/live/live-timeline.tsx';
import { Figure } from '#components/picture/figure.tsx';
import type { ArticleView, CoverageView, OnwardView } from '#lib/content/article/view.ts';
import { focusDown } from '#lib/content/image/sources.ts';
import type { ImageView } from '#lib/content/image/view.ts';
import type { Clock } from '#lib/dates.ts';
import { clockOf, storyDirection } from '#lib/words/spoken.ts';
import styles from './article.module.css';
import { ArticleHeader } from './article-header.tsx';
import { CorrectionNote, Corrections } from './corrections.tsx';
import { MoreStories } from './more-stories.tsx';
import { Onward } from './onward.tsx';
import { Share } from './share.tsx';
import { TagList } from './tag-list.tsx';
import { Translations } from './translations.tsx';

/** The picture under a story's headline, and the one over a feature's, from edge to edge. */
const heroWidths = [400, 640, 828, 1080, 1440, 2144] as const;
const wide = {
  sizes: '(min-width: 72rem) 67rem, (min-width: 60rem) calc(100vw - 5rem), 100vw',
  widths: heroWidths,
};
const bleed = { sizes: '100vw', widths: heroWidths, aspect: 16 / 9 };

type ArticleProps = {
  view: ArticleView;
  clock: Clock;
  /** Of a live story: which of its updates stand here. All of them, unless said. */
  coverage?: CoverageView | null;
  /** Where it leads on to. A page that is nobody's but one reader's leads to what its editor picked. */
  onward?: OnwardView;
  /** Its public address, where it may be passed on. */
  url?: string;
};

/** A story on its own page: what it says, who says so, what was put right since, and where it leads. */
export function Article({ view, clock: site, coverage = null, onward, url }: ArticleProps) {
  const clock = clockOf(view, site);
  const opensWithPicture = view.kind === 'feature' && view.leadImage !== null;
  const hero = view.leadImage && (
    <Figure
      className={opensWithPicture ? styles.bleed : styles.hero}
      image={view.leadImage}
      hero
      {...(opensWithPicture ? bleed : wide)}
    />
  );
  return (
    <article
      className={styles.article}
      lang={view.language}
      dir={storyDirection(view)}
      // By which the whole document is said to be in that language (`scripts/server/front-door`).
      data-page-language={view.language}
      data-kind={view.kind}
      data-opening={opensWithPicture ? 'picture' : undefined}
      data-focus={opensWithPicture ? placeOf(view.leadImage) : undefined}
    >
      {opensWithPicture && hero}
      <ArticleHeader view={view} clock={clock}>
        <Translations
          translations={view.translations}
          language={clock.language}
          siteLanguage={site.language}
        />
      </ArticleHeader>
      {!opensWithPicture && hero}
      {view.corrections.length > 0 && (
        <CorrectionNote corrections={view.corrections} clock={clock} />
      )}
      <div className={styles.body} data-body="">
        <Body body={view.body} dateline={view.dateline} language={clock.language} />
      </div>
      {view.liveUpdates.length > 0 && (
        <LiveTimeline
          coverage={coverage ?? wholeCoverage(view)}
          href={view.href}
          endedAt={view.coverageEndedAt}
          clock={clock}
        />
      )}
      <footer className={styles.foot}>
        <Corrections corrections={view.corrections} clock={clock} />
        {url !== undefined && (
          <p className={styles.printed} data-print-only="">
            {url}
          </p>
        )}
        {url !== undefined && (
          <Share headline={view.headline} url={url} language={clock.language} />
        )}
        <TagList tags={view.tags} language={clock.language} />
      </footer>
      {onward ? (
        <Onward onward={onward} section={view.section} clock={site} />
      ) : (
        <MoreStories stories={view.related} clock={site} />
      )}
    </article>
  );
}

/** Percent of the picture's height, each for focal points from there on. */
const heights = [
  { from: 0.7, place: 100 },
  { from: 0.5, place: 60 },
  { from: 0.35, place: 40 },
  { from: 0.2, place: 20 },
  { from: 0, place: 0 },
] as const;

/** Which part of a picture is shown where its window is lower than it is: that with its focal point. */
function placeOf(image: ImageView | null): number | undefined {
  const down = image && focusDown(image, bleed.aspect);
  return down === null ? undefined : heights.find(({ from }) => down >= from)?.place;
}

/** All updates on one page. */
const wholeCoverage = ({ liveUpdates }: ArticleView): CoverageView => ({
  pinned: liveUpdates.filter(({ pinned }) => pinned),
  updates: liveUpdates.filter(({ pinned }) => !pinned),
  keyEvents: [],
  page: 1,
  pageCount: 1,
  total: liveUpdates.length,
});
