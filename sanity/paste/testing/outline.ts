import { JSDOM } from 'jsdom';
import type { PastedBlock, Run } from '../pasted.ts';
import { readHtml } from '../read-html.ts';

/** As the browser's own `DOMParser` reads it: no script is run, nothing is loaded. */
export const parse = (html: string): Document =>
  new new JSDOM('').window.DOMParser().parseFromString(html, 'text/html');

/**
 * What is pasted, a line for each block: `## heading`, `> quotation`, `* item`, `1. item`, indented by
 * level, `|a|b|` rows. `**strong**`, `_em_`, `+underline+`, `` `code` ``, `[words](address)`; `⏎` ends a
 * line within a block, `~` is a no-break space.
 */
export const outlineOf = (html: string): string[] => readHtml(html, parse).blocks.flatMap(outline);

export function outline(block: PastedBlock): string[] {
  if (block.kind === 'table') {
    const caption = block.caption === null ? [] : [`|${block.caption}`];
    const rows = block.rows.map((cells) => `|${cells.join('|')}|`);
    return block.headerRow ? [...caption, '|header', ...rows] : [...caption, ...rows];
  }
  const text = block.runs.map(runText).join('');
  if (block.list) {
    const indent = '  '.repeat(block.list.level - 1);
    return [`${indent}${block.list.kind === 'number' ? '1.' : '*'} ${text}`];
  }
  return [`${{ normal: '', h2: '## ', h3: '### ', blockquote: '> ' }[block.style]}${text}`];
}

const around = { strong: '**', em: '_', underline: '+', code: '`' } as const;

const runText = ({ text, marks, href }: Run): string => {
  const visible = text.replaceAll('\n', '⏎').replaceAll('\u00A0', '~');
  const marked = marks.reduce((inside, mark) => around[mark] + inside + around[mark], visible);
  return href === null ? marked : `[${marked}](${href})`;
};
