import { type CSSProperties, createElement as h, type ReactNode } from 'react';
import satori from 'satori';
import sharp from 'sharp';
import { paper } from '#lib/paper.ts';
import { textDirection } from '#lib/text-direction.ts';
import { fontsFor, settingOf } from './faces.ts';
import { cardSize, ink, signal } from './look.ts';
import { type CardWords, drawable, withoutSigns } from './words.ts';

/** A PNG that stands for a page that has no picture of its own. */
export async function drawCard(words: CardWords): Promise<Buffer> {
  const svg = await drawnWith(drawable(words), (said) => card(said), cardSize);
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 64, effort: 4 }).toBuffer();
}

/**
 * Draws words as an SVG. Those with a sign that no face has are left out: a box in its place says nothing.
 *
 * @param show what is drawn of the words.
 */
export async function drawnWith(
  words: CardWords,
  show: (words: CardWords) => ReactNode,
  size: { width: number; height: number },
): Promise<string> {
  const missing: string[] = [];
  const fonts = await fontsFor(Object.values(words).join(' '));
  const svg = await satori(show(words), {
    ...size,
    fonts,
    loadAdditionalAsset: async (_, text) => {
      missing.push(text);
      return [];
    },
  });
  const left = withoutSigns(words, missing);
  return left === words ? svg : drawnWith(left, show, size);
}

const box = (style: CSSProperties, ...children: ReactNode[]): ReactNode =>
  h('div', { style: { display: 'flex', ...style } }, ...children);

/** Long headlines are set smaller; what is longer than any headline may be is cut. */
function sizeOf(text: string): number {
  const length = text.length + (text.match(square)?.length ?? 0);
  return length <= 20 ? 120 : length <= 48 ? 84 : length <= 90 ? 70 : 56;
}

/** Signs as wide as two letters. */
const square = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/gu;

function card({ kicker, headline, name }: CardWords): ReactNode {
  const title = headline === '' ? name : headline;
  const dir = textDirection(title);
  const set = settingOf(title, 'serif');
  const over = settingOf(kicker ?? '', 'sans');
  const ofName = settingOf(name, 'serif');
  return box(
    {
      ...cardSize,
      boxSizing: 'border-box',
      flexDirection: 'column',
      justifyContent: 'space-between',
      direction: dir,
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
              ...{ fontFamily: over.fontFamily, fontSize: over.isSpaced ? 28 : 36, color: signal },
              ...{ marginBottom: over.isSpaced ? 22 : 14 },
              ...{ textTransform: 'uppercase', letterSpacing: over.isSpaced ? '0.06em' : 0 },
            },
            kicker,
          ),
      box(
        {
          ...{ fontFamily: set.fontFamily, fontSize: sizeOf(title), lineHeight: set.lineHeight },
          ...{ letterSpacing: set.isSpaced ? '-0.018em' : 0 },
          ...{ textWrap: title.length <= 110 ? 'balance' : 'wrap' },
          // The lines that fit; the last one ends in an ellipsis.
          ...{ display: 'block', lineClamp: Math.floor(380 / (sizeOf(title) * set.lineHeight)) },
        },
        title,
      ),
    ),
    box(
      { borderTop: `2px solid ${ink}`, paddingTop: 22, alignItems: 'center' },
      box({
        width: 34,
        height: 6,
        background: signal,
        [dir === 'rtl' ? 'marginLeft' : 'marginRight']: 20,
      }),
      box({ fontFamily: ofName.fontFamily, fontSize: 40 }, title === name ? '' : name),
    ),
  );
}
