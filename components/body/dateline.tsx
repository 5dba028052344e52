import { datelineText } from '#lib/content/body/dateline-text.ts';
import styles from './dateline.module.css';

type DatelineProps = { city: string; country: string | null; language: string };

/** Where the reporting was done, before the first words. Isolated, so that it never turns their direction. */
export function Dateline(place: DatelineProps) {
  return (
    <>
      <bdi className={styles.place}>{datelineText(place)}</bdi>
      {' — '}
    </>
  );
}
