import sharp from 'sharp';
import { type Drawing, formats, svgOf } from './drawing.ts';
import { chance } from './parts.ts';

const grainSize = 256;
let grain: Buffer | undefined;

/** A tile of fine noise, the same each time, that gives flat colour the tooth of printed paper. */
function grainTile(): Buffer {
  if (grain) return grain;
  const next = chance(7);
  const pixels = Buffer.alloc(grainSize * grainSize * 4);
  for (let i = 0; i < pixels.length; i += 4) {
    const shade = next() + next() < 1 ? 0 : 255;
    pixels.fill(shade, i, i + 3);
    pixels[i + 3] = Math.floor(next() * next() * 34);
  }
  grain = pixels;
  return pixels;
}

/**
 * The drawing as a JPEG file, `pixels` wide or as wide as its format says (both sides have to reach
 * across the tile of grain); the same bytes each time on one machine, so that uploading it again finds
 * the asset already there.
 */
export async function renderDrawing(
  drawing: Drawing,
  pixels: number = formats[drawing.format].pixels,
): Promise<Buffer> {
  const { width } = formats[drawing.format];
  const flat = sharp(Buffer.from(svgOf(drawing)), { density: (72 * pixels) / width });
  const raw = { width: grainSize, height: grainSize, channels: 4 } as const;
  return flat
    .flatten({ background: '#f3ead6' })
    .composite([{ input: grainTile(), raw, tile: true, blend: 'over' }])
    .jpeg({ quality: 86, chromaSubsampling: '4:4:4' })
    .toBuffer();
}
