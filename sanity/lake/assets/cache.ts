import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Gate } from './gate.ts';

/** Transformed pictures on disk. */
export type TransformCache = {
  /**
   * The path of the file called `name`, made by `make` if it is not there. Equal names asked for
   * at the same time are made once.
   *
   * @throws whatever `make` throws; Refusal 503 when too much is waiting.
   */
  file(name: string, make: () => Promise<Buffer>): Promise<string>;
  /** Deletes every file whose name starts with `prefix`. */
  forget(prefix: string): Promise<void>;
  /** Bytes kept at the moment. */
  size(): number;
};

type Bounds = { bytes: number; gate: Gate };

const isMissing = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Names to sizes of the files in a folder, least recently used first. */
function listing(folder: string): Map<string, number> {
  const files = readdirSync(folder).map((name) => ({ name, stat: statSync(join(folder, name)) }));
  files.sort((one, other) => one.stat.mtimeMs - other.stat.mtimeMs);
  return new Map(files.map(({ name, stat }) => [name, stat.size]));
}

/**
 * A bounded disk cache. The order of use is kept in a Map (oldest first) and in the files' times,
 * so that it survives a restart.
 *
 * @param folder made if missing. @param bounds most bytes kept, and the gate that making passes through.
 */
export function createTransformCache(folder: string, bounds: Bounds): TransformCache {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.part')) rmSync(join(folder, name), { force: true });
  }
  const kept = listing(folder);
  const making = new Map<string, Promise<string>>();
  let bytes = [...kept.values()].reduce((sum, size) => sum + size, 0);

  async function drop(name: string): Promise<void> {
    bytes -= kept.get(name) ?? 0;
    kept.delete(name);
    await rm(join(folder, name), { force: true });
  }

  /** Puts a name at the young end. */
  function touch(name: string, size: number): void {
    bytes += size - (kept.get(name) ?? 0);
    kept.delete(name);
    kept.set(name, size);
  }

  async function evict(): Promise<void> {
    for (const name of [...kept.keys()]) {
      // The newest stays even when it alone is over the bound: it is about to be served.
      if (bytes <= bounds.bytes || kept.size <= 1) return;
      await drop(name);
    }
  }

  async function makeFile(name: string, make: () => Promise<Buffer>): Promise<string> {
    const path = join(folder, name);
    const data = await bounds.gate(make);
    const part = join(folder, `${randomUUID()}.part`);
    try {
      await writeFile(part, data);
      await rename(part, path);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
    touch(name, data.length);
    await evict();
    return path;
  }

  /** The kept file's path, or null if it is not there (any more). */
  async function keptFile(name: string): Promise<string | null> {
    const size = kept.get(name);
    if (size === undefined) return null;
    const path = join(folder, name);
    const now = new Date();
    try {
      await utimes(path, now, now);
    } catch (error) {
      if (!isMissing(error)) throw error;
      await drop(name);
      return null;
    }
    touch(name, size);
    return path;
  }

  return {
    async file(name, make) {
      const path = await keptFile(name);
      if (path) return path;
      const under = making.get(name);
      if (under) return under;
      const made = makeFile(name, make).finally(() => making.delete(name));
      making.set(name, made);
      return made;
    },
    async forget(prefix) {
      for (const name of [...kept.keys()]) if (name.startsWith(prefix)) await drop(name);
    },
    size: () => bytes,
  };
}
