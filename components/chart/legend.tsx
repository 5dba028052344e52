import type { ChartView } from '#lib/content/body/blocks/chart/view.ts';
import styles from './drawing.module.css';

/** Which line or bar is of what. */
export function Legend({ series }: Pick<ChartView, 'series'>) {
  return (
    <ul className={styles.legend} aria-hidden="true">
      {series.map(({ name, column }, place) => (
        <li key={column} data-series={place % 4} dir="auto">
          <svg aria-hidden="true">
            <line x2="100%" y1="50%" y2="50%" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
