import { line } from 'd3-shape';
import type { ChartView } from '#lib/content/body/blocks/chart/view.ts';
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
            <path key={column} d={draw(values) ?? undefined} data-series={place % 4} />
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

/** The first and the last name, and as many between as there is room for, at even distances. */
export function named(labels: readonly string[]): { label: string; place: number }[] {
  const all = labels.map((label, place) => ({ label, place }));
  if (all.length <= mostNamed) return all;
  const steps = [4, 3, 2, 1].find((count) => (all.length - 1) % count === 0) ?? 1;
  return all.filter(({ place }) => place % ((all.length - 1) / steps) === 0);
}
