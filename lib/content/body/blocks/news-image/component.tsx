import placed from '#components/body/placement.module.css';
import { Figure } from '#components/picture/figure.tsx';
import type { Placement } from '#lib/content/body/placement/view.ts';
import styles from './component.module.css';
import type { NewsImageView } from './view.ts';

/** How wide it stands at each width of the window, and the pixels worth having. */
const sizes: Record<Placement, { sizes: string; widths: readonly number[] }> = {
  text: {
    sizes: '(min-width: 44rem) 41rem, calc(100vw - 2rem)',
    widths: [400, 656, 828, 984, 1312],
  },
  wide: {
    sizes: '(min-width: 72rem) 67rem, (min-width: 60rem) calc(100vw - 5rem), calc(100vw - 2rem)',
    widths: [400, 640, 828, 1080, 1440, 2144],
  },
  inset: {
    sizes: '(min-width: 75rem) 23rem, (min-width: 48rem) 19rem, calc(100vw - 2rem)',
    widths: [320, 400, 656, 828],
  },
};

/** A picture between two paragraphs: in the column, wider than it, or beside the text. */
export function NewsImage({ value: { image, placement } }: { value: NewsImageView }) {
  const place = placement === 'text' ? '' : ` ${placed[placement]}`;
  return <Figure className={styles.figure + place} image={image} {...sizes[placement]} />;
}
