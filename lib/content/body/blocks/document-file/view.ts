import type { Block } from '../view.ts';

export type DocumentFileView = Block<
  'documentFile',
  {
    url: string;
    title: string;
    /** What it is, as readers know it: `PDF`. */
    type: string;
    /** In bytes. */
    size: number | null;
    pages: number | null;
    /** What stands in it, or whose it is. */
    about: string | null;
  }
>;
