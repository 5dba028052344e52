import { AskedFrame } from '#components/body/asked-frame.tsx';
import { inner, type Level } from '#components/body/levels.ts';
import { Transcript } from '#components/body/transcript.tsx';
import { Picture } from '#components/picture/picture.tsx';
import { Still } from '#components/picture/still.tsx';
import { imageSources } from '#lib/content/image/sources.ts';
import { nameOfLanguage } from '#lib/words/spoken.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './component.module.css';
import type { VideoView } from './view.ts';

type VideoProps = { value: VideoView; language: string; level?: Level };

/**
 * A video. A file of ours is played by the browser's own player, and nothing is loaded before the reader
 * presses play; what another site has is loaded from there when the reader asks.
 */
export function Video({ value, language, level = 2 }: VideoProps) {
  const { source, title, poster, transcript, _key } = value;
  return (
    <section className={styles.video} aria-labelledby={`frame-title-${_key}`}>
      {source.kind === 'frame' ? (
        <AskedFrame
          id={_key}
          {...{ frame: source.frame, url: source.url, host: source.host, title, poster, language }}
          about={aboutOf(value)}
        />
      ) : (
        <figure>
          <Still image={poster}>
            {source.kind === 'file' ? (
              <Player value={value} url={source.url} language={language} />
            ) : (
              poster && <Picture image={poster} aspect={16 / 9} sizes={sizes} widths={widths} />
            )}
          </Still>
          <figcaption className={styles.about}>
            <span className={styles.title} id={`frame-title-${_key}`} dir="auto">
              {title}
            </span>
            {aboutOf(value) && <span dir="auto">{aboutOf(value)}</span>}
            {source.kind === 'link' && (
              <a href={source.url} rel="noopener">
                {wordsIn(language)('block.opens', { host: source.host })}
                <span aria-hidden="true"> ↗</span>
              </a>
            )}
          </figcaption>
        </figure>
      )}
      <Transcript value={transcript} language={language} level={inner(level)} />
    </section>
  );
}

const sizes = '(min-width: 44rem) 41rem, calc(100vw - 2rem)';
const widths = [400, 656, 828, 1080, 1312] as const;

const aboutOf = ({ duration, credit }: VideoView): string | null =>
  [duration?.clock, credit].filter((words) => words).join(' · ') || null;

function Player({ value, url, language }: { value: VideoView; url: string; language: string }) {
  const { poster, captions, _key } = value;
  const still = poster && imageSources(poster, { widths: [1080], aspect: 16 / 9 }).src;
  // Captions of another origin are only read of a file that is asked for without cookies.
  const elsewhere = captions.length > 0 && url.startsWith('https:') ? 'anonymous' : undefined;
  return (
    // biome-ignore lint/a11y/useMediaCaption: its captions are those that its editor has chosen.
    <video
      className={styles.player}
      controls
      preload="none"
      playsInline
      src={url}
      poster={still ?? undefined}
      crossOrigin={elsewhere}
      aria-labelledby={`frame-title-${_key}`}
      data-screen-only
    >
      {captions.map((one) => (
        <track
          key={`${one.language} ${one.url}`}
          kind="captions"
          srcLang={one.language}
          label={nameOfLanguage(one.language)}
          src={one.url}
        />
      ))}
      <a href={url}>{wordsIn(language)('block.downloadVideo')}</a>
    </video>
  );
}
