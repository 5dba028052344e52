import { type CSSProperties, createElement as h, type ReactNode } from 'react';
import sharp from 'sharp';
import { paper } from '#lib/paper.ts';
import { drawnWith } from './draw.ts';
import { settingOf } from './faces.ts';
import { ink, signal } from './look.ts';
import { type CardWords, drawable } from './words.ts';

const side = 512;

/**
 * The newsroom's icon: the initial of its name over the rule that carries the date.
 *
 * @param size in pixels.
 * @param maskable whether it may be cut to any shape: then all that matters stands well inside.
 */
export async function drawIcon(name: string, size: number, maskable = false): Promise<Buffer> {
  const words = { kicker: null, headline: initialOf(name), name: '' };
  const shown = ({ headline }: CardWords) => mark(headline, maskable ? 0.72 : 1);
  const svg = await drawnWith(words, shown, { width: side, height: side });
  return sharp(Buffer.from(svg)).resize(size, size).png().toBuffer();
}

/** The first letter that can be drawn. */
function initialOf(name: string): string {
  const [letter = ''] = drawable({ kicker: null, headline: name.trim(), name: '' }).headline;
  return letter.toLocaleUpperCase();
}

const centred: CSSProperties = {
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  justifyContent: 'center',
};

function mark(letter: string, scale: number): ReactNode {
  const px = (n: number) => Math.round(n * scale);
  const { fontFamily } = settingOf(letter, 'serif');
  const initial = { fontFamily, fontSize: px(430), lineHeight: 0.86, color: ink };
  const rule = { width: px(296), height: px(26), background: signal };
  return h(
    'div',
    { style: { ...centred, width: side, height: side, background: paper.light } },
    letter === '' ? null : h('div', { style: { ...initial, marginBottom: px(26) } }, letter),
    h('div', { style: rule }),
  );
}
