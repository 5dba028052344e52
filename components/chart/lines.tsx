import { line } from 'd3-shape';
import type { ChartView, Series } from '#lib/content/body/blocks/chart/view.ts';
import styles from './drawing.module.css';
import { box, lineScale } from './scale.ts';

/** Names below the drawing: more would stand in each other's way on a phone. */
const mostNamed = 5;

/** Lines from left to right, over rules at round values. Gaps stay gaps. */
export function Lines({ value }: { value: ChartView }) {
  const { labels, series } = value;
  const { height, ticks } = lineScale(series);
  const across = (place: number) => (place / Math.max(1, labels.length - 1)) * box.width;
  const draw = line<number | null>()
    .defined((figure) => figure !== null)
    .x((_, place) => across(place))
    .y((figure) => height(figure ?? 0));
  // A figure with a gap on either side has no line: a stroke of no length, whose ends are round, is a dot.
  const dots = (values: Series['values']) =>
    alone(values)
      .map(({ figure, place }) => `M${across(place)},${height(figure)}h0.01`)
      .join('');
  const percent = (units: number) => `${(units / box.height) * 100}%`;
  return (
    <div className={styles.lines}>
      <svg className={styles.drawing} aria-hidden="true">
        {ticks.map((tick) => (
          <g key={tick}>
            <line x2="100%" y1={percent(height(tick))} y2={percent(height(tick))} />
            <text className={styles.tick} y={percent(height(tick))} dy="-4">
              {tick}
            </text>
          </g>
        ))}
        <svg
          x="5%"
          width="95%"
          viewBox={`0 0 ${box.width} ${box.height}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {series.map(({ column, values }, place) => (
            <g key={column} data-series={place % 4}>
              <path d={draw(values) ?? undefined} />
              {alone(values).length > 0 && <path className={styles.dots} d={dots(values)} />}
            </g>
          ))}
        </svg>
      </svg>
      <ol className={styles.names}>
        {named(labels).map(({ label, place }) => (
          <li key={place} dir="auto">
            {label}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Figures that no line leads to or from. */
export function alone(values: Series['values']): { figure: number; place: number }[] {
  return values.flatMap((figure, place) => {
    const isAlone = values[place - 1] == null && values[place + 1] == null;
    return figure !== null && isAlone ? [{ figure, place }] : [];
  });
}

/** The first and the last name, and as many between as there is room for, at even distances. */
export function named(labels: readonly string[]): { label: string; place: number }[] {
  const all = labels.map((label, place) => ({ label, place }));
  if (all.length <= mostNamed) return all;
  const steps = [4, 3, 2, 1].find((count) => (all.length - 1) % count === 0) ?? 1;
  return all.filter(({ place }) => place % ((all.length - 1) / steps) === 0);
}
