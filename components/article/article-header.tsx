import { stegaClean } from '@sanity/client/stega';
import type { ReactNode } from 'react';
import { Picture } from '#components/picture/picture.tsx';
import { isLive, labelOf } from '#components/story/kicker.tsx';
import type { ArticleView } from '#lib/content/article/view.ts';
import type { ImageView } from '#lib/content/image/view.ts';
import type { Clock } from '#lib/dates.ts';
import styles from './article-header.module.css';
import { Byline } from './byline.tsx';

/** Headlines past these lengths (in characters) are set smaller, so that they stay headlines. */
const long = 110;
const endless = 240;

type ArticleHeaderProps = {
  view: ArticleView;
  clock: Clock;
  /** Under the byline. */
  children?: ReactNode;
};

/** What stands over a story: where it belongs, its headline, standfirst, and who and when. */
export function ArticleHeader({ view, clock, children }: ArticleHeaderProps) {
  const voice = voiceOf(view);
  return (
    <header className={styles.header} data-kind={view.kind} data-voice={voice ? '' : undefined}>
      {voice && (
        <div className={styles.portrait}>
          <Picture
            image={voice}
            aspect={3 / 4}
            sizes={portraitSizes}
            widths={portraitWidths}
            decorative
          />
        </div>
      )}
      <ArticleKicker view={view} language={clock.language} />
      <h1
        className={styles.headline}
        dir="auto"
        data-length={lengthOf(view.headline)}
        data-quote={opensWithQuote(view.headline) ? '' : undefined}
      >
        {view.headline}
      </h1>
      {view.standfirst && (
        <p className={styles.standfirst} dir="auto">
          {view.standfirst}
        </p>
      )}
      <Byline view={view} clock={clock} />
      {children}
    </header>
  );
}

const portraitSizes = '(min-width: 60rem) 11rem, 5.5rem';
const portraitWidths = [88, 176, 320, 512] as const;

/** The portrait of who says it, where one person says what they think. */
function voiceOf({ kind, authors }: ArticleView): ImageView | null {
  const [author, ...others] = authors;
  const isVoice = (kind === 'opinion' || kind === 'analysis') && others.length === 0;
  return isVoice && author ? author.portrait : null;
}

/** Whether a headline begins with a quotation mark, which is hung out before the line. */
const opensWithQuote = (headline: string): boolean =>
  /^[\s\u200b]*[“”„«»‘’‹"']/u.test(stegaClean(headline));

function lengthOf(headline: string): 'usual' | 'long' | 'endless' {
  const { length } = stegaClean(headline);
  if (length > endless) return 'endless';
  return length > long ? 'long' : 'usual';
}

/** Breaking or live when it is, the kind when it is one to declare, and the way to the section. */
function ArticleKicker({ view, language }: { view: ArticleView; language: string }) {
  const kind = labelOf(view, language);
  if (!kind && !view.section) return null;
  return (
    <p className={styles.kicker}>
      {isLive(view) && <span className={styles.dot} aria-hidden="true" />}
      {kind && <span>{kind}</span>}
      {view.section && <a href={view.section.href}>{view.section.name}</a>}
    </p>
  );
}
