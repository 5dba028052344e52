import { Text } from '#components/body/text.tsx';
import { wordsIn } from '#lib/words/words.ts';
import styles from './component.module.css';
import type { AudioView } from './view.ts';

/**
 * A recording, played by the browser's own player: no script, nothing loaded before the reader
 * presses play. What is heard stands beneath, folded.
 */
export function Audio({ value, language }: { value: AudioView; language: string }) {
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
      {transcript.length > 0 && (
        <details className={styles.transcript}>
          <summary>{t('block.transcript')}</summary>
          <div className={styles.words}>
            <Text value={transcript} setting={{ level: 3 }} />
          </div>
        </details>
      )}
    </figure>
  );
}
