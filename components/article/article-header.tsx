import { stegaClean } from '@sanity/client/stega';
import { isLive, labelOf } from '#components/story/kicker.tsx';
import type { ArticleView } from '#lib/content/article/view.ts';
import type { Clock } from '#lib/dates.ts';
import styles from './article-header.module.css';
import { Byline } from './byline.tsx';

/** Headlines past these lengths (in characters) are set smaller, so that they stay headlines. */
const long = 110;
const endless = 240;

/** What stands over a story: where it belongs, its headline, standfirst, and who and when. */
export function ArticleHeader({ view, clock }: { view: ArticleView; clock: Clock }) {
  return (
    <header className={styles.header}>
      <ArticleKicker view={view} />
      <h1 className={styles.headline} dir="auto" data-length={lengthOf(view.headline)}>
        {view.headline}
      </h1>
      {view.standfirst && (
        <p className={styles.standfirst} dir="auto">
          {view.standfirst}
        </p>
      )}
      <Byline view={view} clock={clock} />
    </header>
  );
}

function lengthOf(headline: string): 'usual' | 'long' | 'endless' {
  const { length } = stegaClean(headline);
  if (length > endless) return 'endless';
  return length > long ? 'long' : 'usual';
}

/** Breaking or live when it is, the kind when it is one to declare, and the way to the section. */
function ArticleKicker({ view }: { view: ArticleView }) {
  const kind = view.breakingUntil && view.kind !== 'live' ? 'Breaking' : labelOf(view);
  if (!kind && !view.section) return null;
  return (
    <p className={styles.kicker}>
      {isLive(view) && <span className={styles.dot} aria-hidden="true" />}
      {kind && <span>{kind}</span>}
      {view.section && <a href={view.section.href}>{view.section.name}</a>}
    </p>
  );
}
