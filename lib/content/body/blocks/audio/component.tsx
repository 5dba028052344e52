import { inner, type Level } from '#components/body/levels.ts';
import { Transcript } from '#components/body/transcript.tsx';
import { wordsIn } from '#lib/words/words.ts';
import styles from './component.module.css';
import type { AudioView } from './view.ts';

type AudioProps = { value: AudioView; language: string; level?: Level };

/**
 * A recording, played by the browser's own player: no script, nothing loaded before the reader
 * presses play. What is heard stands beneath, folded.
 */
export function Audio({ value, language, level = 2 }: AudioProps) {
  const t = wordsIn(language);
  const { url, title, duration, credit, transcript, _key } = value;
  const titleId = `audio-${_key}`;
  return (
    <figure className={styles.audio}>
      <figcaption>
        <p className={styles.title} id={titleId} dir="auto">
          {title}
        </p>
        {(duration || credit) && (
          <p className={styles.about}>
            {duration && <time dateTime={duration.iso}>{duration.clock}</time>}
            {duration && credit && ' · '}
            {credit && <bdi>{credit}</bdi>}
          </p>
        )}
      </figcaption>
      {/* biome-ignore lint/a11y/useMediaCaption: captions need pictures to stand under; the transcript is below. */}
      <audio
        className={styles.player}
        controls
        preload="none"
        src={url}
        aria-labelledby={titleId}
        data-screen-only
      >
        <a href={url}>{t('block.download')}</a>
      </audio>
      <Transcript value={transcript} language={language} level={inner(level)} />
    </figure>
  );
}
