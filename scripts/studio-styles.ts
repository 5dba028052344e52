import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Where Next takes the Studio's styles from, in place of the package's. */
const file = './node_modules/.cache/dateline/studio-styles.css';

const fontFace = /@font-face\s*\{[^{}]*\}/g;

/** Styles without the typefaces that lie on somebody else's machine; those that come next in each list do. */
export const withoutFarFonts = (styles: string): string =>
  styles.replace(fontFace, (face) => (/url\(\s*["']?(?:https?:)?\/\//.test(face) ? '' : face));

/**
 * The styles of the Studio, which ask Sanity's host for a typeface at every page: without that. Gives the
 * aliases by which Next finds them.
 */
export async function studioStyles(): Promise<Record<string, string>> {
  const styles = await readFile(join(root, 'node_modules/ui5/dist/styles.css'), 'utf8');
  await mkdir(join(root, file, '..'), { recursive: true });
  await writeFile(join(root, file), withoutFarFonts(styles));
  return { 'ui5/styles.css': file };
}
