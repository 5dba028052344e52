import type { LinkMark, TextStyle } from '#lib/content/body/text/view.ts';

/** What pasting makes: the blocks a body takes, before they have keys. */

export type Decorator = 'strong' | 'em' | 'underline' | 'code';

/** Words that are marked alike. */
export type Run = { text: string; marks: readonly Decorator[]; href: string | null };

export type ListPlace = { kind: 'bullet' | 'number'; level: number };

export type PastedText = {
  kind: 'text';
  style: TextStyle;
  list: ListPlace | null;
  runs: Run[];
};

export type PastedTable = {
  kind: 'table';
  caption: string | null;
  headerRow: boolean;
  rows: string[][];
};

export type PastedBlock = PastedText | PastedTable;

/** What was on a clipboard, and how much of it did not come along. */
export type Pasted = {
  blocks: PastedBlock[];
  leftOut: { pictures: number; struckOut: number };
};

/** A paragraph of plain words. */
export const plainParagraph = (text: string, list: ListPlace | null = null): PastedText => ({
  kind: 'text',
  style: 'normal',
  list,
  runs: [{ text, marks: [], href: null }],
});

/** Links in text are of this type, whatever they lead to, until our own are known. */
export const linkType = 'link' satisfies LinkMark['_type'];
