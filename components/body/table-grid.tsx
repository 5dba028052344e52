import styles from './table-grid.module.css';

type TableGridProps = {
  caption?: { id: string; words: string } | null;
  /** The id of what names it, where that is no caption. */
  labelledBy?: string;
  header: readonly string[] | null;
  rows: readonly (readonly string[])[];
  /** Of each column, whether figures stand in it: they line up at their end. */
  figures: readonly boolean[];
};

/** Rows and columns of text and figures. Under a header the first cell of each row names it. */
export function TableGrid({ caption, labelledBy, header, rows, figures }: TableGridProps) {
  return (
    <table className={styles.table} dir="auto" aria-labelledby={labelledBy}>
      {caption && <caption id={caption.id}>{caption.words}</caption>}
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
