import { createHash } from 'node:crypto';
import { glob, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pageModuleFolder } from '#lib/page-module.ts';
import { buildPageParts } from '../page-module.ts';

const root = join(import.meta.dirname, '../..');
const stampFile = join(root, '.next', 'dateline-build');

/** What a build is made of. The lake and the demo are processes of their own and not in it. */
const sources = [
  '{app,components,lib}/**/*.{ts,tsx,css,woff2}',
  'sanity/**/*.{ts,tsx}',
  'public/**/*',
  '{next.config,instrumentation,sanity.config,tsconfig,package-lock}.{ts,json}',
  'scripts/{page-module,studio-styles}.ts',
];
/** Of the public files those are the build's own. */
const leftOut = /^sanity\/(lake|demo)\/|^public\/_page\/|\.test\.tsx?$/;

/** A digest of everything a build is made of. No variable is: one build serves any lake. */
async function fingerprint(): Promise<string> {
  const paths: string[] = [];
  for await (const entry of glob(sources, { cwd: root, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name).slice(root.length + 1);
    if (!leftOut.test(path)) paths.push(path);
  }
  const hash = createHash('sha256');
  for (const path of paths.sort()) {
    hash.update(path).update('\0');
    hash.update(await readFile(join(root, path)));
  }
  return hash.digest('hex');
}

/** What a finished build is known by: its sources, and the files it put beside Next's. */
export const stampOf = (source: string, parts: readonly string[]): string =>
  [source, ...parts].join('\n');

/**
 * Whether a stamp is that of a build of these sources whose files are all there: those of an earlier build,
 * which stay as long as pages may ask for them, do not count.
 */
export function isCurrent(stamp: string, source: string, there: readonly string[]): boolean {
  const [of, ...parts] = stamp.split('\n');
  return of === source && parts.length > 0 && parts.every((part) => there.includes(part));
}

/** Whether `.next` holds a finished build of exactly these sources, and what its pages have besides is there. */
export async function isBuilt(): Promise<boolean> {
  const stamp = await readFile(stampFile, 'utf8').catch(() => '');
  const there = await readdir(join(root, 'public', pageModuleFolder)).catch(() => []);
  return stamp !== '' && isCurrent(stamp, await fingerprint(), there);
}

/** What a build that begins now will be known by: its sources may change before it is done. */
export async function stampOfNow(): Promise<string> {
  const source = await fingerprint();
  // Made of the same sources, what the build puts there has the same names.
  const { files } = await buildPageParts();
  return stampOf(source, files);
}

/** Marks the build that has just finished. */
export const markBuilt = (stamp: string): Promise<void> => writeFile(stampFile, stamp);
