import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CSSProperties, createElement as h, type ReactNode } from 'react';
import satori from 'satori';
import sharp from 'sharp';
import { paper } from '#lib/paper.ts';
import { cardSize, ink, signal } from './look.ts';
import { type CardWords, drawable } from './words.ts';

const folder = join(process.cwd(), 'lib/card/fonts');
const faces = [
  { name: 'serif', weight: 500, file: 'newsreader-latin-500' },
  { name: 'serif-ext', weight: 500, file: 'newsreader-latin-ext-500' },
  { name: 'sans', weight: 600, file: 'libre-franklin-latin-600' },
  { name: 'sans-ext', weight: 600, file: 'libre-franklin-latin-ext-600' },
] as const;
export const serif = 'serif, serif-ext';
const sans = 'sans, sans-ext';

let fonts: Promise<Parameters<typeof satori>[1]['fonts']> | undefined;

/** Read once, when the first card is drawn. */
export function cardFonts() {
  fonts ??= Promise.all(
    faces.map(async ({ file, ...face }) => ({
      ...face,
      style: 'normal' as const,
      data: await readFile(join(folder, `${file}-normal.woff`)),
    })),
  );
  return fonts;
}

/** A PNG that stands for a page that has no picture of its own. */
export async function drawCard(words: CardWords): Promise<Buffer> {
  const svg = await satori(card(drawable(words)), { ...cardSize, fonts: await cardFonts() });
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 64, effort: 4 }).toBuffer();
}

const box = (style: CSSProperties, ...children: ReactNode[]): ReactNode =>
  h('div', { style: { display: 'flex', ...style } }, ...children);

/** Long headlines are set smaller; what is longer than any headline may be is cut. */
const sizeOf = ({ length }: string): number =>
  length <= 20 ? 120 : length <= 48 ? 84 : length <= 90 ? 70 : 56;

function card({ kicker, headline, name }: CardWords): ReactNode {
  const title = headline === '' ? name : headline;
  return box(
    {
      ...cardSize,
      boxSizing: 'border-box',
      flexDirection: 'column',
      justifyContent: 'space-between',
      padding: '56px 72px',
      background: paper.light,
      color: ink,
      borderTop: `14px solid ${ink}`,
    },
    box(
      { flexDirection: 'column' },
      kicker === null
        ? null
        : box(
            {
              ...{ fontFamily: sans, fontSize: 28, color: signal, marginBottom: 22 },
              ...{ textTransform: 'uppercase', letterSpacing: '0.06em' },
            },
            kicker,
          ),
      box(
        {
          ...{ fontFamily: serif, fontSize: sizeOf(title), lineHeight: 1.08 },
          ...{ letterSpacing: '-0.018em', textWrap: title.length <= 110 ? 'balance' : 'wrap' },
          // The lines that fit; the last one ends in an ellipsis.
          ...{ display: 'block', lineClamp: Math.floor(380 / (sizeOf(title) * 1.08)) },
        },
        title,
      ),
    ),
    box(
      { borderTop: `2px solid ${ink}`, paddingTop: 22, alignItems: 'center' },
      box({ width: 34, height: 6, background: signal, marginRight: 20 }),
      box({ fontFamily: serif, fontSize: 40 }, title === name ? '' : name),
    ),
  );
}
