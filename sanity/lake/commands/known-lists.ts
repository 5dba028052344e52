import { setTimeout as pause } from 'node:timers/promises';
import type { LakeClient } from './lake-client.ts';
import type { Progress } from './progress.ts';

const LOOKED_EVERY_MS = 250;
/** Milliseconds without any progress after which what is made is left to go on by itself. */
const PATIENCE_MS = 30_000;

/**
 * Waits until the lake knows by heart again what it did before many documents were written.
 *
 * @returns a sentence where that goes on after all.
 */
export async function untilListsAreKnown(
  lake: LakeClient,
  progress: Progress,
  patience = PATIENCE_MS,
): Promise<string | null> {
  let last = '';
  let since = performance.now();
  for (;;) {
    const { unfinished, tested, all } = await figuresOf(lake);
    if (unfinished === 0 && all === 0) return null;
    const now = `${unfinished} ${tested} ${all}`;
    if (now !== last) since = performance.now();
    last = now;
    if (performance.now() - since > patience) return GOES_ON;
    progress.step('Finding out what lists hold now', tested, all);
    await pause(LOOKED_EVERY_MS);
  }
}

const GOES_ON =
  'What lists hold now is still being found out, while the lake is served; lake_selections_… in /metrics says how far.';

async function figuresOf({ client, address }: LakeClient) {
  const { token } = client.config();
  const answer = await fetch(`${address}/metrics`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const text = await answer.text();
  const figure = (name: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.slice(name.length) ?? 0,
    );
  return {
    unfinished: figure('lake_selections_kept{state="unfinished"}'),
    tested: figure('lake_selections_documents{state="tested"}'),
    all: figure('lake_selections_documents{state="all"}'),
  };
}
