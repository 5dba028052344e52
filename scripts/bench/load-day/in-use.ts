import { once } from 'node:events';
import { z } from 'zod';
import type { Newsroom } from '#e2e/newsroom/start.ts';

/** What a process is started with to be asked what it holds: a door of its own, whichever is free. */
export const askable = { NODE_OPTIONS: '--inspect-port=0' };

const answer = z.object({
  id: z.number(),
  result: z.looseObject({ usedSize: z.number().optional() }),
});

/** Milliseconds between two looks whether a process has opened its door. */
const apart = 50;

async function doorOf({ pid, output }: Newsroom): Promise<string> {
  process.kill(pid, 'SIGUSR1');
  for (;;) {
    const address = /Debugger listening on (ws:\S+)/.exec(output())?.[1];
    if (address !== undefined) return address;
    await new Promise((resolve) => setTimeout(resolve, apart));
  }
}

/**
 * Megabytes that the site's process needs: of its own heap, after everything that nobody refers to any more has
 * been collected. What the system says it holds includes what V8 has not yet found worth collecting.
 * The newsroom has to be started with {@link askable}.
 */
export async function inUse(newsroom: Newsroom): Promise<number> {
  const socket = new WebSocket(await doorOf(newsroom));
  await once(socket, 'open');
  let asked = 0;
  const ask = async (method: string) => {
    asked += 1;
    socket.send(JSON.stringify({ id: asked, method }));
    for (;;) {
      const [event] = await once(socket, 'message');
      const told = answer.safeParse(JSON.parse(String(event.data)));
      if (told.success && told.data.id === asked) return told.data.result;
    }
  };
  await ask('HeapProfiler.collectGarbage');
  const { usedSize } = await ask('Runtime.getHeapUsage');
  socket.close();
  return (usedSize ?? Number.NaN) / 1e6;
}
