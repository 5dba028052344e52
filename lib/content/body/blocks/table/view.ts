import type { Placement } from '../../placement/view.ts';
import type { Block } from '../view.ts';

export type TableView = Block<
  'table',
  {
    placement: Placement;
    caption: string | null;
    header: string[] | null;
    rows: string[][];
    /** Of each column, whether all that stands in it are figures. */
    figures: boolean[];
  }
>;
