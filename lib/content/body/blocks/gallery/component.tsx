import { Figure } from '#components/picture/figure.tsx';
import { wordsIn } from '#lib/words/words.ts';
import styles from './component.module.css';
import type { GalleryView } from './view.ts';

const pairSizes = '(min-width: 80rem) 33.5rem, (min-width: 40rem) 50vw, calc(100vw - 2rem)';
const rowSizes = '(min-width: 60rem) 34rem, 82vw';
const widths = [400, 656, 828, 1080, 1312] as const;

/** Pictures that belong together: two side by side, more in a row that is gone along. No script. */
export function Gallery({ value, language }: { value: GalleryView; language: string }) {
  const { title, pictures, _key } = value;
  const titleId = `gallery-${_key}`;
  const isRow = pictures.length > 2;
  return (
    <section
      className={styles.gallery}
      aria-labelledby={title ? titleId : undefined}
      aria-label={title ? undefined : wordsIn(language)('block.gallery')}
    >
      {title && (
        <h2 className={styles.title} id={titleId} dir="auto">
          {title}
        </h2>
      )}
      <ol className={isRow ? styles.row : styles.pair} tabIndex={isRow ? 0 : undefined}>
        {pictures.map((image, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a picture may stand twice, and is drawn once.
          <li key={place} className={styles.picture}>
            {isRow && (
              <p className={styles.place}>
                {place + 1} / {pictures.length}
              </p>
            )}
            <Figure
              image={image}
              sizes={isRow ? rowSizes : pairSizes}
              widths={widths}
              aspect={3 / 2}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
