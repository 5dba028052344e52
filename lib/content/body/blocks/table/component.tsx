import placed from '#components/body/placement.module.css';
import { TableGrid } from '#components/body/table-grid.tsx';
import { wordsIn } from '#lib/words/words.ts';
import styles from './component.module.css';
import type { TableView } from './view.ts';

/** Figures in rows. Scrolls sideways within itself where the window is too narrow for it. */
export function Table({ value, language }: { value: TableView; language: string }) {
  const { caption, placement, _key, ...grid } = value;
  const place = placement === 'text' ? '' : ` ${placed[placement]}`;
  const captionId = `table-${_key}`;
  return (
    <section
      className={styles.scroller + place}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
      tabIndex={0}
      aria-label={caption ? undefined : nameOf(value, language)}
      aria-labelledby={caption ? captionId : undefined}
    >
      <TableGrid caption={caption ? { id: captionId, words: caption } : null} {...grid} />
    </section>
  );
}

/** One without a caption is told from another by what stands first in it. */
const nameOf = ({ header, rows }: TableView, language: string): string =>
  `${wordsIn(language)('block.table')}: ${(header ?? rows[0])?.join(', ') ?? ''}`;
