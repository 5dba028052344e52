import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type satori from 'satori';

/** The faces of cards. What draws them reads WOFF: see `fonts/README.md`. */

type Face = { family: string; weight: 500 | 600; file: string };

const own: readonly Face[] = [
  { family: 'serif', weight: 500, file: 'newsreader-latin-500' },
  { family: 'serif-ext', weight: 500, file: 'newsreader-latin-ext-500' },
  { family: 'sans', weight: 600, file: 'libre-franklin-latin-600' },
  { family: 'sans-ext', weight: 600, file: 'libre-franklin-latin-ext-600' },
];

/** Letters that stand beside Latin ones on every line: all are of one face, so that the lines stand alike. */
const european = [
  'noto-serif-latin-500',
  'noto-serif-latin-ext-500',
  'noto-serif-cyrillic-500',
  'noto-serif-cyrillic-ext-500',
  'noto-serif-greek-500',
  'noto-serif-greek-ext-500',
] as const;

/** The scripts that the newsroom's faces lack, and how far apart their lines stand. */
const scripts = [
  { sign: /\p{Script=Arabic}/u, files: ['amiri-arabic-700'], lineHeight: 1.35 },
  { sign: /[\p{Script=Cyrillic}\p{Script=Greek}]/u, files: european, lineHeight: 1.16 },
  { sign: /\p{Script=Hebrew}/u, files: ['noto-serif-hebrew-hebrew-500'], lineHeight: 1.2 },
  {
    sign: /\p{Script=Devanagari}/u,
    files: ['noto-serif-devanagari-devanagari-500'],
    lineHeight: 1.35,
  },
  {
    sign: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
    files: ['noto-serif-jp-japanese-500'],
    lineHeight: 1.22,
  },
] as const;

const scriptsIn = (text: string) => scripts.filter(({ sign }) => sign.test(text));

/** How a text is set: its families after each other, the height of its lines, whether letters may move closer. */
export function settingOf(text: string, first: 'serif' | 'sans') {
  const others = scriptsIn(text);
  const files = others.flatMap((script) => [...script.files]);
  const isEuropean = others.some(({ files }) => files === european);
  const own = [first, `${first}-ext`];
  return {
    fontFamily: (isEuropean ? [...files, ...own] : [...own, ...files]).join(', '),
    lineHeight: Math.max(1.08, ...others.map(({ lineHeight }) => lineHeight)),
    // Letters that are joined come apart by it.
    isSpaced: others.length === 0,
  };
}

type Font = Parameters<typeof satori>[1]['fonts'][number];

const folder = join(process.cwd(), 'lib/card/fonts');
const known = new Map<string, Promise<Font>>();

/** Read once, when the first card is drawn that needs it. */
function fontOf({ family, weight, file }: Face): Promise<Font> {
  const before = known.get(file);
  if (before !== undefined) return before;
  const read = readFile(join(folder, `${file}-normal.woff`)).then((data) => ({
    ...{ name: family, weight, style: 'normal' as const },
    data,
  }));
  known.set(file, read);
  return read;
}

/** The fonts to draw a text with. */
export function fontsFor(text: string): Promise<Font[]> {
  const others = scriptsIn(text).flatMap(({ files }) =>
    files.map((file): Face => ({ family: file, weight: 500, file })),
  );
  return Promise.all([...own, ...others].map(fontOf));
}
