import placed from '#components/body/placement.module.css';
import { wordsIn } from '#lib/words/words.ts';
import styles from './component.module.css';
import type { TableView } from './view.ts';

/** Figures in rows. Scrolls sideways within itself where the window is too narrow for it. */
export function Table({ value, language }: { value: TableView; language: string }) {
  const { caption, header, rows, figures, placement, _key } = value;
  const place = placement === 'text' ? '' : ` ${placed[placement]}`;
  const captionId = `table-${_key}`;
  return (
    <section
      className={styles.scroller + place}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
      tabIndex={0}
      aria-label={caption ? undefined : wordsIn(language)('block.table')}
      aria-labelledby={caption ? captionId : undefined}
    >
      <table className={styles.table} dir="auto">
        {caption && <caption id={captionId}>{caption}</caption>}
        {header && (
          <thead>
            <tr>
              {header.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name, and are drawn once.
                <th key={column} scope="col" data-figures={figures[column] || undefined}>
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and are drawn once.
            <Row key={index} cells={row} figures={figures} headed={header !== null} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

type RowProps = { cells: readonly string[]; figures: readonly boolean[]; headed: boolean };

/** In a table with a header the first cell names its row. */
function Row({ cells, figures, headed }: RowProps) {
  const [first, ...others] = cells;
  return (
    <tr>
      {headed ? (
        <th scope="row">{first}</th>
      ) : (
        <td data-figures={figures[0] || undefined}>{first}</td>
      )}
      {others.map((cell, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name, and are drawn once.
        <td key={column} data-figures={figures[column + 1] || undefined}>
          {cell}
        </td>
      ))}
    </tr>
  );
}
