import type { ReactNode } from 'react';
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
        <Figures table={table} titleId={titleId} />
      </details>
    </figure>
  );
}

function Figures({ table, titleId }: Pick<ChartView, 'table'> & { titleId: string }) {
  const [header = [], ...rows] = table;
  return (
    <table aria-labelledby={titleId}>
      <thead>
        <tr>
          {header.map((cell, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name, and are drawn once.
            <th key={column} scope="col" dir="auto">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, ...cells], row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and are drawn once.
          <tr key={row}>
            <th scope="row" dir="auto">
              {label}
            </th>
            {cells.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name, and are drawn once.
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
