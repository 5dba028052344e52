import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { hostileDrawings } from './hostile-drawings.ts';
import { hostileRasters } from './hostile-rasters.ts';
import { noisyPicture } from './pictures.ts';

/** Pictures made to take more than a picture may, by every means we know of. */
export type Hostile = { name: string; data: Uint8Array };

/** Bytes nobody can tell in advance and every run has again. */
function* numbers(seed: string): Generator<number> {
  for (let round = 0; ; round += 1) {
    const digest = createHash('sha256').update(`${seed} ${round}`).digest();
    for (let at = 0; at < digest.length; at += 4) yield digest.readUInt32LE(at);
  }
}

/** Good pictures in each format with some bytes changed, or their end cut off. */
async function mutilated(count: number): Promise<Hostile[]> {
  const noise = await noisyPicture(160, 120);
  const formats = ['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const;
  const good = await Promise.all(
    formats.map((format) => sharp(noise).withMetadata().toFormat(format).toBuffer()),
  );
  const next = numbers('mutilated');
  const number = () => next.next().value ?? 0;
  return Array.from({ length: count }, (_, at) => {
    const format = formats[at % formats.length] ?? 'png';
    const data = Buffer.from(good[at % formats.length] ?? noise);
    // The first bytes decide most; a picture whose pixels are odd is still a picture.
    for (let change = 0; change < 12; change += 1) {
      const reach = change % 2 === 0 ? Math.min(400, data.length) : data.length;
      data[12 + (number() % (reach - 12))] = number() & 255;
    }
    const end = at % 5 === 0 ? 20 + (number() % (data.length - 20)) : data.length;
    return { name: `a ${format} with changed bytes, ${at}`, data: data.subarray(0, end) };
  });
}

/** All of them; at least `count`, filled up with mutilated ones. */
export async function hostilePictures(count: number): Promise<Hostile[]> {
  const made = [
    ...Object.entries(hostileDrawings()),
    ...Object.entries(await hostileRasters()),
  ].map(([name, data]) => ({ name, data }));
  return [...made, ...(await mutilated(Math.max(0, count - made.length)))];
}
