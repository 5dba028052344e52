import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { pageModuleFolder } from '#lib/page-module.ts';

const root = join(import.meta.dirname, '..');

/** Where Next takes them from. */
const folder = join(root, 'public', pageModuleFolder);

/**
 * Builds the script of readers' pages (`components/open-page/main.ts`), which is so small that it is no
 * part of Next's own. What was built before stays: pages are open that still ask for it.
 *
 * @returns its address.
 */
export async function buildPageModule(): Promise<string> {
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
  await mkdir(folder, { recursive: true });
  for (const file of output) {
    if (file.type === 'chunk') await writeFile(join(folder, file.fileName), file.code);
  }
  return pageModuleFolder + output[0].fileName;
}
