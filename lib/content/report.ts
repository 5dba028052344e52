import type { Fault } from './contract/held.ts';
import { locate } from './contract/locate.ts';

/** Lists are read again and again; each fault is told once while the process lives. */
const told = new Set<string>();
const mostTold = 5000;
/** Of one answer; what is wrong with hundreds of parts is wrong with the whole. */
const mostAtOnce = 200;

/**
 * Tells the log what readers do not get, one line of JSON each: document id, `_key`, field, reason.
 *
 * @param raw what was read, to find the document and the key in.
 */
export function reportFaults(raw: unknown, faults: readonly Fault[]): void {
  for (const fault of faults.slice(0, mostAtOnce)) {
    const line = JSON.stringify({ level: 'warn', event: 'content-fault', ...locate(raw, fault) });
    if (told.has(line)) continue;
    if (told.size >= mostTold) told.clear();
    told.add(line);
    console.warn(line);
  }
}
