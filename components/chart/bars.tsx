import type { ChartView } from '#lib/content/body/blocks/chart/view.ts';
import styles from './drawing.module.css';
import { barScale } from './scale.ts';

/** Bars, one below the other, each with its figure as it was written. */
export function Bars({ value }: { value: ChartView }) {
  const { labels, series, marked, table } = value;
  const bar = barScale(series);
  return (
    <div className={styles.bars}>
      {labels.map((label, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows may have the same name, and are drawn once.
        <div key={row} className={label === marked ? styles.marked : undefined}>
          <span className={styles.label} dir="auto">
            {label}
          </span>
          <span className={styles.lengths}>
            {series.map(({ column, values }, place) => {
              const figure = values[row] ?? null;
              if (figure === null) return null;
              const { from, length, to } = bar(figure);
              return (
                <svg key={column} className={styles.bar} data-series={place % 4} aria-hidden="true">
                  <rect x={`${from}%`} width={`${length}%`} height="100%" />
                  <text x={`${to}%`} dx="6" y="50%" dominantBaseline="central">
                    {table[row + 1]?.[column]}
                  </text>
                </svg>
              );
            })}
          </span>
        </div>
      ))}
    </div>
  );
}
