import type { ReactNode } from 'react';
import { TableGrid } from '#components/body/table-grid.tsx';
import { Bars } from '#components/chart/bars.tsx';
import { Legend } from '#components/chart/legend.tsx';
import { Lines } from '#components/chart/lines.tsx';
import { wordsIn } from '#lib/words/words.ts';
import styles from './component.module.css';
import type { ChartKind, ChartView } from './view.ts';

const drawings: Record<ChartKind, (props: { value: ChartView }) => ReactNode> = {
  bars: Bars,
  lines: Lines,
};

/** Figures, drawn on the server. Who cannot see the drawing, or wants the figures, opens their table. */
export function Chart({ value, language }: { value: ChartView; language: string }) {
  const { title, about, origin, kind, series, table, _key } = value;
  const Drawing = drawings[kind];
  const [header = [], ...rows] = table;
  const titleId = `chart-${_key}`;
  return (
    <figure className={styles.chart} aria-labelledby={titleId}>
      <figcaption>
        <p className={styles.title} id={titleId} dir="auto">
          {title}
        </p>
        {about && (
          <p className={styles.about} dir="auto">
            {about}
          </p>
        )}
      </figcaption>
      {series.length > 1 && <Legend series={series} />}
      <div aria-hidden="true">
        <Drawing value={value} />
      </div>
      {origin && (
        <p className={styles.origin} dir="auto">
          {origin}
        </p>
      )}
      <details className={styles.figures}>
        <summary>{wordsIn(language)('block.figures')}</summary>
        <section
          className={styles.table}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
          tabIndex={0}
          aria-labelledby={titleId}
        >
          <TableGrid
            labelledBy={titleId}
            header={header}
            rows={rows}
            figures={header.map((_, place) => series.some(({ column }) => column === place))}
          />
        </section>
      </details>
    </figure>
  );
}
