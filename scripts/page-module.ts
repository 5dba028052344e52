import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { pageModuleFolder } from '#lib/page-module.ts';
import { speculationRules } from '#lib/speculation-rules.ts';

const root = join(import.meta.dirname, '..');

/** Where Next takes from what stands under `pageModuleFolder`. */
const folder = join(root, 'public', pageModuleFolder);

/** The addresses of what a reader's page has besides its document, its styles and fonts. */
export type PageParts = {
  module: string;
  speculationRules: string;
  /** The names of all its files. */
  files: readonly string[];
};

/**
 * Builds the script of readers' pages (`components/open-page/main.ts`), which is so small that it is no
 * part of Next's own, and writes the rules for browsers that fetch ahead. All is named after its content.
 * What was built before stays: pages are open that still ask for it.
 */
export async function buildPageParts(): Promise<PageParts> {
  const bundle = await rolldown({
    input: { main: join(root, 'components/open-page/main.ts') },
    cwd: root,
    platform: 'browser',
    transform: { target: 'es2020' },
    onLog: (level, log) => {
      if (level === 'warn') throw new Error(`The page's module: ${log.message}`);
    },
  });
  const { output } = await bundle.generate({
    format: 'esm',
    minify: true,
    entryFileNames: '[name]-[hash].js',
    chunkFileNames: '[name]-[hash].js',
  });
  await bundle.close();
  const rules = JSON.stringify(speculationRules);
  const rulesFile = `speculation-${digest(rules)}.json`;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, rulesFile), rules);
  const chunks = output.flatMap((file) => (file.type === 'chunk' ? [file] : []));
  for (const { fileName, code } of chunks) await writeFile(join(folder, fileName), code);
  return {
    files: [rulesFile, ...chunks.map(({ fileName }) => fileName)],
    module: pageModuleFolder + output[0].fileName,
    speculationRules: pageModuleFolder + rulesFile,
  };
}

const digest = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 8);
