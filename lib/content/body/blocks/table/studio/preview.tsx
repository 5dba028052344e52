import type { PreviewProps } from 'sanity';
import { DrawnBlock, type Facts, look, words } from '#sanity/writing/body/drawn-block.tsx';
import { readRows } from './grid.ts';

const draw = ({ caption, headerRow, rows }: Facts) => {
  const all = readRows(rows);
  if (all.length === 0) return null;
  return (
    <div style={{ overflowX: 'auto' }}>
      <table style={{ borderCollapse: 'collapse', width: '100%' }}>
        {words(caption) !== '' && (
          <caption style={{ ...look.title, textAlign: 'start' }}>{words(caption)}</caption>
        )}
        <tbody>
          {all.slice(0, most).map(({ _key, cells }, row) => (
            <tr key={_key}>
              {cells.map((cell, column) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name.
                  key={column}
                  style={{ ...look.cell, fontWeight: headerRow === true && row === 0 ? 700 : 400 }}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {all.length > most && <p style={look.small}>and {all.length - most} more rows</p>}
    </div>
  );
};

/** Rows that are drawn; more are counted. */
const most = 8;

/** A table, with its header and its first rows. */
export const TablePreview = (preview: PreviewProps) => (
  <DrawnBlock kind="Table" draw={draw} preview={preview} />
);
