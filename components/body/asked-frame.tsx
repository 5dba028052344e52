import { Picture } from '#components/picture/picture.tsx';
import { Still } from '#components/picture/still.tsx';
import type { FrameKind, FrameView } from '#lib/content/body/frame/view.ts';
import type { ImageView } from '#lib/content/image/view.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './asked-frame.module.css';

type AskedFrameProps = {
  /** The block's key. */
  id: string;
  frame: FrameView;
  /** Ours, shown until then. */
  poster: ImageView | null;
  /** Where it is on its own site, and what that site is. */
  url: string;
  host: string;
  title: string;
  language: string;
  /** What else is said of it, after its title. */
  about?: string | null;
};

const sizes = '(min-width: 44rem) 41rem, calc(100vw - 2rem)';
const widths = [400, 656, 828, 1080, 1312] as const;

/** How the offer to load it names it. */
const offers = {
  video: 'block.loadVideo',
  audio: 'block.loadAudio',
  map: 'block.loadMap',
  chart: 'block.loadChart',
} as const satisfies Record<FrameKind, string>;

/**
 * What another site shows in a frame, in the place it will have. Nothing is loaded from there before the
 * reader asks, by script (`components/open-page/frames.ts`); without it there is the way to that site.
 */
export function AskedFrame(props: AskedFrameProps) {
  const { id, frame, poster, url, host, title, language, about } = props;
  const { provider, kind, src } = frame;
  const t = wordsIn(language);
  const titleId = `frame-title-${id}`;
  return (
    <figure className={styles.frame} aria-labelledby={titleId}>
      <Still image={poster}>
        <div
          className={styles.place}
          id={`frame-${id}`}
          data-kind={kind}
          data-frame={src}
          data-frame-title={title}
        >
          {poster ? (
            <Picture image={poster} sizes={sizes} widths={widths} aspect={shapes[kind]} />
          ) : (
            <p className={styles.name} aria-hidden="true">
              {provider}
            </p>
          )}
          <div className={styles.offer} data-screen-only="">
            <button type="button" data-load={url} aria-describedby={`frame-note-${id}`}>
              <Sign kind={kind} />
              <span>{t(offers[kind], { name: provider })}</span>
            </button>
            <p className={styles.note} id={`frame-note-${id}`}>
              {t('block.askFirst', { name: provider })}
            </p>
          </div>
        </div>
      </Still>
      <figcaption className={styles.about}>
        <span className={styles.title} id={titleId} dir="auto">
          {title}
        </span>
        {about && <span dir="auto">{about}</span>}
        <a href={url} rel="noopener">
          {t('block.opens', { host })}
          <span aria-hidden="true"> ↗</span>
        </a>
      </figcaption>
    </figure>
  );
}

/** Width by height of the place of each, as `asked-frame.module.css` has it; a player of sound is one line. */
const shapes: Record<FrameKind, number> = { video: 16 / 9, audio: 4, map: 8 / 5, chart: 8 / 5 };

const signs: Record<FrameKind, string> = {
  video: 'M8 5v14l11-7z',
  audio: 'M8 5v14l11-7z',
  map: 'M12 2a7 7 0 0 0-7 7c0 5 7 13 7 13s7-8 7-13a7 7 0 0 0-7-7zm0 9.5a2.5 2.5 0 1 1 0-5 2.5 2.5 0 0 1 0 5z',
  chart: 'M4 20V10h4v10zm6 0V4h4v16zm6 0v-7h4v7z',
};

const Sign = ({ kind }: { kind: FrameKind }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d={signs[kind]} />
  </svg>
);
