import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { replicationFolder } from '../store/private-folder.ts';

/** Milliseconds between two looks. */
const EVERY_MS = 1_000;

/** Milliseconds between two writes of no meaning: where nothing can be brought away they would pile up. */
const TOUCHED_EVERY_MS = 10_000;

/** No file of the log of writes has as many bytes. */
const PER_FILE = 2 ** 40;

/** A place in the log of writes: whose it is, and how far along. */
type Place = { generation: string; at: number };

type Look = { at: number; port: number; looks: number; copied: Place };

export type Lag = {
  /** Seconds since the oldest write that may not be in the replica; 0 when all are. */
  seconds: () => number;
  stop: () => void;
};

/** What Litestream tells of itself: how often it took what was written, and how much the replica has. */
type Figures = { looks: number; replicated: number | null };

/**
 * Finds out how far a replica is behind. What Litestream had taken from the database at its second look
 * after a moment has all that was written before the moment; when as much is in the replica, so has that.
 *
 * @param portOf where Litestream tells its figures; null while it does not run.
 * @param touch writes something of no meaning: it tells nothing before it has had something to do.
 */
export function watchLag(dir: string, portOf: () => number | null, touch: () => void): Lag {
  const begun = Date.now();
  let isSureUntil = 0;
  let looks: Look[] = [];
  // What it told of the generation before: it goes on to until the new one has something.
  let stale: number | null = null;

  let touchedAt = 0;
  const touchAtTimes = () => {
    if (Date.now() - touchedAt < TOUCHED_EVERY_MS) return;
    touchedAt = Date.now();
    touch();
  };

  const look = async () => {
    const at = Date.now();
    const port = portOf();
    if (port === null) return;
    const figures = await figuresAt(port);
    const copied = figures === null ? null : copiedPlace(dir);
    if (figures === null || copied === null) return;
    const last = looks.at(-1);
    if (last !== undefined && last.port !== port) {
      // It was started anew, and tells of nothing before.
      looks = [];
      stale = null;
    } else if (last !== undefined && last.copied.generation !== copied.generation) {
      looks = [];
      stale = figures.replicated;
    }
    looks = [...looks.slice(-60), { at, port, looks: figures.looks, copied }];
    // Until something is written, which may not be for long.
    if (figures.replicated === null || figures.replicated === stale) return touchAtTimes();
    stale = null;
    isSureUntil = Math.max(isSureUntil, sureMoment(looks, figures.replicated));
  };
  const timer = setInterval(() => {
    // Reading its own files fails while they are made anew.
    look().catch(() => {});
  }, EVERY_MS);
  timer.unref();
  return {
    seconds() {
      const writtenAt = statSync(join(dir, 'lake.sqlite-wal'), { throwIfNoEntry: false })?.mtimeMs;
      if (writtenAt === undefined || writtenAt <= isSureUntil) return 0;
      // Of one that has taken nothing yet, the oldest write may be as old as the lake's start.
      const since = isSureUntil || Math.min(writtenAt, begun);
      return Math.max(0, Date.now() - since) / 1000;
    },
    stop: () => clearInterval(timer),
  };
}

/** The last moment of which everything written before is in the replica, which is at `replicated`; 0: none. */
function sureMoment(looks: readonly Look[], replicated: number): number {
  const sure = looks.findLast(({ copied }) => copied.at <= replicated);
  if (sure === undefined) return 0;
  return looks.findLast((one) => one.looks + 2 <= sure.looks)?.at ?? 0;
}

async function figuresAt(port: number): Promise<Figures | null> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`, {
      signal: AbortSignal.timeout(2_000),
    });
    return figuresIn(await answer.text());
  } catch {
    return null;
  }
}

/** Reads what Litestream tells Prometheus; null as long as it has not looked. */
export function figuresIn(text: string): Figures | null {
  const figure = (name: string): number | null => {
    const found = new RegExp(`^litestream_${name}(?:\\{.*\\})? (\\S+)$`, 'm').exec(text)?.[1];
    return found === undefined ? null : Number(found);
  };
  const looks = figure('sync_count');
  if (looks === null) return null;
  const index = figure('replica_wal_index');
  const offset = figure('replica_wal_offset');
  const replicated = index === null || offset === null ? null : index * PER_FILE + offset;
  return { looks: looks - (figure('sync_error_count') ?? 0), replicated };
}

/** How far Litestream has taken what was written, by its own copies; null when there are none. */
function copiedPlace(dir: string): Place | null {
  const state = join(dir, replicationFolder);
  const generation = readFileSync(join(state, 'generation'), 'utf8').trim();
  const folder = join(state, 'generations', generation, 'wal');
  const newest = readdirSync(folder)
    .filter((name) => /^[0-9a-f]{8}\.wal$/.test(name))
    .sort()
    .at(-1);
  if (newest === undefined) return null;
  const at = Number.parseInt(newest, 16) * PER_FILE + statSync(join(folder, newest)).size;
  return { generation, at };
}
