import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Preview, previewHours } from './seal.ts';

/** Where they are noted, in LAKE_DIR. */
export const endedFile = 'ended-previews.json';

/** More than a newsroom leaves in a day. */
const mostNoted = 10_000;

type Ending = Pick<Preview, 'id' | 'expires'>;

/** `ids`: previews that were left, and when each is over in any case; all that are by `allUntil` were, too. */
const note = z.object({
  allUntil: z.number(),
  ids: z.record(z.string(), z.number()),
});
type Note = z.infer<typeof note>;

export type EndedPreviews = {
  has(preview: Ending): boolean;
  /** Notes it on disk before it returns. */
  add(preview: Ending): void;
};

/**
 * Previews that were left, so that a copy of their cookie is worth nothing either, also after a restart. What
 * cannot be noted any more, or not be read, is over with all that are as old: nothing that was left comes back.
 */
export function createEndedPreviews(
  dir: string,
  now: () => number = Date.now,
  most = mostNoted,
): EndedPreviews {
  const path = join(/* turbopackIgnore: true */ dir, endedFile);
  const seconds = () => Math.floor(now() / 1000);
  let isToldOf = false;
  const tell = (what: string, fault: unknown) => {
    if (isToldOf) return;
    isToldOf = true;
    const why = fault instanceof Error && 'code' in fault ? fault.code : 'it is no note of them';
    console.error(`preview: ${endedFile} in LAKE_DIR cannot be ${what} (${why}).`);
  };

  function read(): Note {
    try {
      return note.parse(JSON.parse(readFileSync(path, 'utf8')));
    } catch (fault) {
      // Nothing was left yet, or there is no folder to note it in.
      const code = fault instanceof Error && 'code' in fault ? fault.code : '';
      if (code === 'ENOENT' || code === 'ENOTDIR') return { allUntil: 0, ids: {} };
      tell('read: previews from before now are over', fault);
      return { allUntil: seconds() + previewHours * 3600, ids: {} };
    }
  }

  let known = read();

  /** What still matters of two notes, with no more of it than is noted. */
  function merge(one: Note, other: Note): Note {
    const ids = Object.entries({ ...one.ids, ...other.ids });
    const inDoubt = ids.filter(([, expires]) => expires > seconds()).sort(([, a], [, b]) => a - b);
    const [last] = inDoubt.splice(0, Math.max(0, inDoubt.length - most)).slice(-1);
    const allUntil = Math.max(one.allUntil, other.allUntil, last?.[1] ?? 0);
    return { allUntil, ids: Object.fromEntries(inDoubt.filter(([, end]) => end > allUntil)) };
  }

  return {
    has: ({ id, expires }) => expires <= known.allUntil || Object.hasOwn(known.ids, id),
    add({ id, expires }) {
      // Another site over this folder may have noted some, too.
      known = merge(merge(known, read()), { allUntil: 0, ids: { [id]: expires } });
      try {
        writeWhole(dir, path, JSON.stringify(known));
      } catch (fault) {
        tell('written: previews that are left are over until a restart only', fault);
      }
    },
  };
}

/** For its owner alone, and never half of it. */
function writeWhole(dir: string, path: string, text: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const part = `${path}.${process.pid}.part`;
  try {
    writeFileSync(part, text, { mode: 0o600, flush: true });
    // A part that a killed process left keeps its mode.
    chmodSync(part, 0o600);
    renameSync(part, path);
  } catch (fault) {
    rmSync(part, { force: true });
    throw fault;
  }
}
