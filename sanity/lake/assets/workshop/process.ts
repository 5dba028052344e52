import sharp from 'sharp';
import { messageOf } from '../../log/message-of.ts';
import { Refused } from '../../wire/refusal.ts';
import { checkImage, heicAsJpeg } from '../image-check.ts';
import { imageMetadata } from '../metadata.ts';
import { transform } from '../transform.ts';
import type { Job, WorkshopReply } from './messages.ts';
import { overwrite } from './overwrite.ts';

/**
 * The process that unpacks pictures, one at a time. It holds nothing that cannot be lost: it may be
 * killed at any moment, which is the only limit that holds for every decoder.
 */

// Parallelism comes from several processes, so one picture needs no threads of its own.
sharp.concurrency(1);
sharp.cache(false);
// No other decoder sees what strangers wrote.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif', 'Tiff', 'Svg'].map(
    (format) => `VipsForeignLoad${format}`,
  ),
});

async function inspect({
  path,
  pixels,
  wish,
}: Extract<Job, { kind: 'inspect' }>): Promise<WorkshopReply> {
  const converted = await heicAsJpeg(path, pixels);
  if (converted !== null) await overwrite(path, converted.jpeg);
  const checked = await checkImage(path, pixels);
  const image = converted === null ? checked : { ...checked, exif: converted.exif };
  const metadata = await imageMetadata(path, image, wish, pixels);
  const { format, extension, mimeType, width, height } = image;
  const isConverted = converted !== null;
  return {
    kind: 'inspected',
    inspected: { format, extension, mimeType, width, height, metadata, isConverted },
  };
}

async function work(job: Job): Promise<WorkshopReply> {
  try {
    if (job.kind === 'inspect') return await inspect(job);
    const { path, name, params, format, pixels } = job;
    return { kind: 'made', picture: await transform(path, name, params, format, pixels) };
  } catch (fault) {
    if (fault instanceof Refused) return { kind: 'refused', refusal: fault.refusal };
    return { kind: 'failed', reason: messageOf(fault) };
  }
}

process.on('message', (job: Job) => {
  void work(job).then((reply) => process.send?.(reply));
});

// An orderly exit would wait for the picture in the works; nobody does any more.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
