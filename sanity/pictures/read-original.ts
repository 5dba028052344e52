import { z } from 'zod';
import { isThere } from './is-there.ts';
import type { PictureData } from './picture-data.ts';

/**
 * Milliseconds for reading: one that takes longer is made to take long. Until its reader is there, for which a busy
 * machine may need longer than for all of the reading, another time counts.
 */
const patience = { start: 30_000, read: 5000 };
/** Bytes; an upload has the same bound. */
const largest = 64 * 1024 * 1024;

const words = z.string().optional();
const answer = z.object({
  alt: words,
  caption: words,
  creator: words,
  creditLine: words,
  copyright: words,
  terms: words,
  licenceUrl: words,
  keywords: z.array(z.string()).optional(),
  place: words,
  taken: words,
  expires: words,
  forbidsMining: z.boolean().optional(),
});

/** What the picture at an address says of itself; nothing for one that cannot be had or read in time. */
export async function readOriginal(address: string, signal: AbortSignal): Promise<PictureData> {
  const response = await fetch(address, { signal, credentials: 'same-origin' });
  if (!response.ok || Number(response.headers.get('content-length') ?? 0) > largest) return {};
  const bytes = await response.arrayBuffer();
  return bytes.byteLength > largest ? {} : readApart(bytes, signal);
}

/** What these bytes say of themselves, read beside the Studio's thread, which they leave; nothing when it takes long. */
export function readApart(bytes: ArrayBuffer, signal: AbortSignal): Promise<PictureData> {
  const worker = new Worker(new URL('./data.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<PictureData>((resolve) => {
    const end = (data: PictureData) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(data);
    };
    const endIn = (milliseconds: number) => setTimeout(() => end({}), milliseconds);
    let timer = endIn(patience.start);
    signal.addEventListener('abort', () => end({}), { once: true });
    worker.addEventListener('error', () => end({}));
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data !== isThere) return end(answer.safeParse(data).data ?? {});
      clearTimeout(timer);
      timer = endIn(patience.read);
      worker.postMessage(bytes, [bytes]);
    });
  });
}
