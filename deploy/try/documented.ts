import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder of the project. */
export const root = join(import.meta.dirname, '../..');

/** Commands of a page of `docs/`: where they stand, and what they are. */
export type Block = { under: string; index: number; text: string };

/** All that a page gives to a shell, in its order: its blocks of `sh`, by the heading they stand under. */
export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let under = '';
  let index = 0;
  for (const [, heading, text] of page.matchAll(/^#+ (.+)$|^```sh\n([\s\S]*?)^```$/gm)) {
    if (heading !== undefined) {
      under = heading;
      index = 0;
    } else if (text !== undefined) blocks.push({ under, index: index++, text });
  }
  return blocks;
}

export const readPage = (name: string): Promise<string> =>
  readFile(join(root, 'docs', name), 'utf8');

/** What stands in the page for names of whoever reads it, and what stands for them in a trial. */
const names: Readonly<Record<string, string>> = {
  // Caddy makes certificates for such a name by itself.
  'news.example.org': 'news.local',
  'lake.example.org': 'lake.local',
  'https://your.git/dateline.git': 'file:///srv/dateline.git',
};

export const withNamesOfTrial = (text: string): string =>
  Object.entries(names).reduce((result, [name, other]) => result.replaceAll(name, other), text);
