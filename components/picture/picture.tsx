import { preload } from 'react-dom';
import { isTinyPicture } from '#lib/content/image/preview.ts';
import { imageSources } from '#lib/content/image/sources.ts';
import type { ImageView } from '#lib/content/image/view.ts';
import styles from './picture.module.css';

export type PictureProps = {
  image: ImageView;
  /** How wide the picture stands at each window width, as in the `sizes` attribute. Exact, or bytes are wasted. */
  sizes: string;
  /** Pixel widths worth having, ascending. */
  widths: readonly number[];
  /** Width divided by height of the frame, cut around the focal point; without it the picture keeps its own. */
  aspect?: number;
  /** The one picture the page opens with: asked for before anything else. */
  hero?: boolean;
  /** Beside a headline that says it all: no alternative text, no blurred preview. */
  decorative?: boolean;
};

/**
 * A picture in exact sizes that keeps its place before it is there. No script, and no style of its own:
 * the tiny preview, blurred by being stretched, is a picture under the picture, which covers it.
 */
export function Picture({ image, sizes, widths, aspect, hero, decorative }: PictureProps) {
  const { src, srcSet, width, height } = imageSources(image, { widths, aspect });
  if (hero) {
    preload(src, { as: 'image', imageSrcSet: srcSet, imageSizes: sizes, fetchPriority: 'high' });
  }
  const preview = decorative || !isTinyPicture(image.asset.lqip ?? '') ? null : image.asset.lqip;
  const picture = (
    // biome-ignore lint/performance/noImgElement: next/image would cost every page a script for what this does.
    <img
      className={styles.picture}
      src={src}
      srcSet={srcSet}
      sizes={sizes}
      width={width}
      height={height}
      alt={decorative ? '' : image.alt}
      loading={hero ? 'eager' : 'lazy'}
      decoding="async"
      fetchPriority={hero ? 'high' : undefined}
    />
  );
  if (preview === null) return picture;
  return (
    <span className={styles.frame}>
      {picture}
      {/* biome-ignore lint/performance/noImgElement: a picture that stands in the page itself. */}
      <img className={styles.preview} src={preview} alt="" />
    </span>
  );
}
