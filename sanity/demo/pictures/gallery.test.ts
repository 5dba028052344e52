import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { formats, svgOf } from './drawing.ts';
import { gallery } from './gallery.ts';
import { renderDrawing } from './render.ts';

describe.each(Object.entries(gallery))('the picture %s', (_name, drawing) => {
  it('says what it shows and holds no text', () => {
    expect(drawing.alt.length).toBeGreaterThan(30);
    expect(drawing.alt.length).toBeLessThanOrEqual(250);
    expect(svgOf(drawing)).not.toMatch(/<text|undefined|NaN/);
  });

  it('renders in its shape, with something to see', async () => {
    const { width, height } = formats[drawing.format];
    const file = await renderDrawing(drawing, 480);
    const metadata = await sharp(file).metadata();
    expect([metadata.format, metadata.width]).toEqual(['jpeg', 480]);
    expect(metadata.height).toBe(Math.round((480 * height) / width));
    const { channels, entropy } = await sharp(file).stats();
    expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(15);
    expect(entropy).toBeGreaterThan(4);
  });
});

describe('a rendered picture', () => {
  it('is 2400 × 1350 pixels for a story, and the same bytes each time', async () => {
    const [first, second] = await Promise.all([
      renderDrawing(gallery.arrival),
      renderDrawing(gallery.arrival),
    ]);
    const { width, height } = await sharp(first).metadata();
    expect([width, height]).toEqual([2400, 1350]);
    expect(first.equals(second)).toBe(true);
  });
});
