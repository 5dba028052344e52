import type { ReactNode } from 'react';
import type { Level } from '#components/body/levels.ts';
import { Caption } from '#components/picture/caption.tsx';
import { Lightbox } from '#components/picture/lightbox.tsx';
import { Picture } from '#components/picture/picture.tsx';
import { imageSources } from '#lib/content/image/sources.ts';
import type { ImageView } from '#lib/content/image/view.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './component.module.css';
import type { GalleryView } from './view.ts';

const pairSizes = '(min-width: 80rem) 33.5rem, (min-width: 40rem) 50vw, calc(100vw - 2rem)';
const rowSizes = '(min-width: 60rem) 34rem, 82vw';
const widths = [400, 656, 828, 1080, 1312] as const;
/** Of a picture that has the window to itself. */
const large = [828, 1440, 2144] as const;

type GalleryProps = { value: GalleryView; language: string; level?: Level };

/**
 * Pictures that belong together: two side by side, more in a row that is gone along. Each leads to itself
 * alone and large; with script they are gone along there too (`components/open-page/lightbox.ts`).
 */
export function Gallery({ value, language, level = 2 }: GalleryProps) {
  const t = wordsIn(language);
  const Heading = `h${level}` as const;
  const { title, pictures, _key } = value;
  const titleId = `gallery-${_key}`;
  const isRow = pictures.length > 2;
  const label = title ? undefined : [t('block.gallery'), pictures[0]?.alt].join(': ');
  return (
    <section
      className={styles.gallery}
      aria-labelledby={title ? titleId : undefined}
      aria-label={label}
      data-lightbox={`lightbox-${_key}`}
    >
      {title && (
        <Heading className={styles.title} id={titleId} dir="auto">
          {title}
        </Heading>
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
            <figure>
              <LargeLink image={image}>
                <Picture
                  image={image}
                  sizes={isRow ? rowSizes : pairSizes}
                  widths={widths}
                  aspect={3 / 2}
                />
              </LargeLink>
              <Caption image={image} />
            </figure>
          </li>
        ))}
      </ol>
      <Lightbox id={`lightbox-${_key}`} label={title ?? t('block.gallery')} language={language} />
    </section>
  );
}

/** The way to a picture alone, with what it takes to show it in any window. */
function LargeLink({ image, children }: { image: ImageView; children: ReactNode }) {
  const { src, srcSet, width, height } = imageSources(image, { widths: large });
  return (
    <a
      className={styles.large}
      href={src}
      data-picture={srcSet}
      data-width={width}
      data-height={height}
    >
      {children}
    </a>
  );
}
