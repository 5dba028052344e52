import styles from './component.module.css';
import type { TableView } from './view.ts';

/** Figures in rows. Scrolls sideways within itself where the window is too narrow for it. */
export function Table({ value }: { value: TableView }) {
  const { caption, header, rows, _key } = value;
  const captionId = `table-${_key}`;
  return (
    <section
      className={styles.scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
      tabIndex={0}
      aria-label={caption ? undefined : 'Table'}
      aria-labelledby={caption ? captionId : undefined}
    >
      <table className={styles.table} dir="auto">
        {caption && <caption id={captionId}>{caption}</caption>}
        {header && (
          <thead>
            <tr>
              {header.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name, and are drawn once.
                <th key={column} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and are drawn once.
            <Row key={index} cells={row} headed={header !== null} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** In a table with a header the first cell names its row. */
function Row({ cells, headed }: { cells: readonly string[]; headed: boolean }) {
  const [first, ...others] = cells;
  return (
    <tr>
      {headed ? <th scope="row">{first}</th> : <td>{first}</td>}
      {others.map((cell, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name, and are drawn once.
        <td key={column}>{cell}</td>
      ))}
    </tr>
  );
}
