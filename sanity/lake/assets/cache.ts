import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from './answer.ts';

/** Transformed pictures on disk. */
export type TransformCache = {
  /** The path of the file called `name`; null if it is not there. Counts as a use of it. */
  find(name: string): Promise<string | null>;
  /** Keeps a file, and lets go of those not used for longest when there are too many bytes. */
  keep(name: string, data: Uint8Array): Promise<void>;
  /** Deletes every file whose name starts with `prefix`. */
  forget(prefix: string): Promise<void>;
  /** Bytes kept at the moment. */
  size(): number;
};

type Bounds = {
  bytes: number;
  /** Most files, since the smallest takes room on a disk too. */
  files?: number;
};

const MOST_FILES = 50_000;

/** Names to sizes of the files in a folder, least recently used first. */
function listing(folder: string): Map<string, number> {
  const files = readdirSync(folder).map((name) => ({ name, stat: statSync(join(folder, name)) }));
  files.sort((one, other) => one.stat.mtimeMs - other.stat.mtimeMs);
  return new Map(files.map(({ name, stat }) => [name, stat.size]));
}

/**
 * A bounded disk cache. The order of use is kept in a Map (oldest first) and in the files' times,
 * so that it survives a restart; so do the bounds, which hold from the beginning.
 *
 * @param folder made if missing.
 */
export function createTransformCache(
  folder: string,
  { bytes: mostBytes, files: mostFiles = MOST_FILES }: Bounds,
): TransformCache {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.part')) rmSync(join(folder, name), { force: true });
  }
  const kept = listing(folder);
  let bytes = [...kept.values()].reduce((sum, size) => sum + size, 0);

  const strike = (name: string) => {
    bytes -= kept.get(name) ?? 0;
    kept.delete(name);
  };

  async function drop(name: string): Promise<void> {
    strike(name);
    await rm(join(folder, name), { force: true });
  }

  /** Puts a name at the young end. */
  function touch(name: string, size: number): void {
    strike(name);
    bytes += size;
    kept.set(name, size);
  }

  /** What has to go, oldest first. The newest stays even when it alone is over the bound. */
  function* surplus(): Generator<string> {
    for (const name of kept.keys()) {
      if ((bytes <= mostBytes && kept.size <= mostFiles) || kept.size <= 1) return;
      yield name;
    }
  }

  for (const name of surplus()) {
    strike(name);
    rmSync(join(folder, name), { force: true });
  }

  return {
    async find(name) {
      const size = kept.get(name);
      if (size === undefined) return null;
      const path = join(folder, name);
      const now = new Date();
      try {
        await utimes(path, now, now);
      } catch (error) {
        if (errorCode(error) !== 'ENOENT') throw error;
        await drop(name);
        return null;
      }
      // Another may have let go of it meanwhile.
      if (kept.has(name)) touch(name, size);
      return path;
    },
    async keep(name, data) {
      const part = join(folder, `${randomUUID()}.part`);
      try {
        await writeFile(part, data);
        await rename(part, join(folder, name));
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
      touch(name, data.length);
      for (const old of surplus()) await drop(old);
    },
    async forget(prefix) {
      for (const name of [...kept.keys()]) if (name.startsWith(prefix)) await drop(name);
    },
    size: () => bytes,
  };
}
