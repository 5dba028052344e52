import sharp from 'sharp';
import type { Drawing } from '../pictures/drawing.ts';
import { renderDrawing } from '../pictures/render.ts';
import { frameIn, webmFile } from './webm.ts';

const size = { width: 640, height: 360 };
const perSecond = 10;
const seconds = 6;

/** A film that goes slowly along a drawing and a little into it. */
export async function filmOf(drawing: Drawing): Promise<Buffer> {
  const whole = await renderDrawing(drawing, 1280);
  const count = perSecond * seconds;
  const frames: Buffer[] = [];
  for (let place = 0; place < count; place += 1) {
    // From rest to rest: a cosine is slow at both ends.
    const share = (1 - Math.cos((Math.PI * place) / (count - 1))) / 2;
    const width = Math.round(1280 - 400 * share);
    const height = Math.round((width * 9) / 16);
    const left = Math.round((1280 - width) * share);
    const top = Math.round((720 - height) * 0.6);
    const shot = sharp(whole).extract({ left, top, width, height });
    frames.push(frameIn(await shot.resize(size).webp({ quality: 50 }).toBuffer()));
  }
  return webmFile({ frames, ...size, perSecond });
}
