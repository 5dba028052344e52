import { wordsIn } from '#lib/words/words.ts';
import styles from './lightbox.module.css';

type LightboxProps = { id: string; label: string; language: string };

/**
 * Where the pictures of a gallery are seen one after the other, in all of the window. It is empty and closed
 * until script fills it with what its reader chose.
 */
export function Lightbox({ id, label, language }: LightboxProps) {
  const t = wordsIn(language);
  return (
    <dialog className={styles.lightbox} id={id} aria-label={label} data-screen-only="">
      <div className={styles.bar}>
        <p className={styles.count} data-count="" aria-live="polite" />
        <form method="dialog">
          <button type="submit" aria-label={t('block.close')}>
            <Sign path="M5 5l14 14M19 5L5 19" />
          </button>
        </form>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
      <ol className={styles.pictures} data-pictures="" tabIndex={0} />
      <button
        type="button"
        className={styles.previous}
        data-step="-1"
        aria-label={t('block.previousPicture')}
      >
        <Sign path="M15 4l-8 8 8 8" />
      </button>
      <button
        type="button"
        className={styles.next}
        data-step="1"
        aria-label={t('block.nextPicture')}
      >
        <Sign path="M9 4l8 8-8 8" />
      </button>
    </dialog>
  );
}

const Sign = ({ path }: { path: string }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d={path} />
  </svg>
);
