import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { drawCard } from './draw.ts';
import { drawIcon } from './icon.ts';

/** What the thread is asked to draw. */
export const wanted = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('card'),
    words: z.object({ kicker: z.string().nullable(), headline: z.string(), name: z.string() }),
  }),
  z.object({
    kind: z.literal('icon'),
    name: z.string(),
    size: z.number(),
    maskable: z.boolean(),
  }),
]);
export type Wanted = z.infer<typeof wanted>;

const draw = (want: Wanted): Promise<Buffer> =>
  want.kind === 'card' ? drawCard(want.words) : drawIcon(want.name, want.size, want.maskable);

parentPort?.on('message', async (message: unknown) => {
  const drawn = await draw(wanted.parse(message));
  parentPort?.postMessage(new Uint8Array(drawn));
});
