import type { PreviewProps } from 'sanity';
import { DrawnBlock, type Facts, look, words } from '#sanity/writing/body/drawn-block.tsx';
import { readRows } from '../../table/studio/grid.ts';
import { chartOf } from '../view.ts';

/** Rows that are drawn; more are counted. */
const most = 8;

const draw = ({ title, about, rows }: Facts) => {
  const { labels, series } = chartOf(readRows(rows).map(({ cells }) => cells));
  const [first] = series;
  if (first === undefined) return null;
  const largest = first.values.reduce<number>(
    (most, value) => Math.max(most, Math.abs(value ?? 0)),
    1,
  );
  return (
    <div style={look.box}>
      <p style={look.title}>{words(title)}</p>
      {words(about) !== '' && <p style={look.small}>{words(about)}</p>}
      {labels.slice(0, most).map((label, place) => (
        <div key={label} style={{ display: 'grid', gridTemplateColumns: '8em 1fr', gap: 8 }}>
          <span style={look.small}>{label}</span>
          <span
            style={{
              ...look.small,
              width: `${(Math.abs(first.values[place] ?? 0) / largest) * 100}%`,
              background: 'currentColor',
              height: 12,
            }}
          />
        </div>
      ))}
      {labels.length > most && <p style={look.small}>and {labels.length - most} more rows</p>}
    </div>
  );
};

/** A chart: its first column of figures as bars. */
export const ChartPreview = (preview: PreviewProps) => (
  <DrawnBlock kind="Chart" draw={draw} preview={preview} />
);
