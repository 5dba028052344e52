import { Figure } from '#components/picture/figure.tsx';
import type { BodyObject } from './body-object.ts';
import styles from './news-image.module.css';

const sizes = '(min-width: 44rem) 41rem, calc(100vw - 2rem)';
const widths = [400, 656, 828, 984, 1312] as const;

/** A picture in the text column. */
export function NewsImage({ value }: { value: BodyObject<'newsImage'> }) {
  return <Figure className={styles.figure} image={value.image} sizes={sizes} widths={widths} />;
}
