/** A row of a Markdown table. */
export const row = (...cells: (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`);

/** The first row of one. */
export function heading(...cells: string[]): void {
  row(...cells);
  row(...cells.map(() => '---'));
}
