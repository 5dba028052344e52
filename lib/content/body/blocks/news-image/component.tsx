import { Figure } from '#components/picture/figure.tsx';
import styles from './component.module.css';
import type { NewsImageView } from './view.ts';

const sizes = '(min-width: 44rem) 41rem, calc(100vw - 2rem)';
const widths = [400, 656, 828, 984, 1312] as const;

/** A picture in the text column. */
export function NewsImage({ value }: { value: NewsImageView }) {
  return <Figure className={styles.figure} image={value.image} sizes={sizes} widths={widths} />;
}
