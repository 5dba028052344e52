import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { messageOf } from '../log/message-of.ts';
import { KEPT_DAYS } from './settings.ts';

/** The folders of originals, in a lake's `assets` and in a copy of them. */
export const pictureFolders = ['images', 'files'] as const;

/** Where a copy keeps what the lake has deleted, for as long as one can go back to before that. */
const DELETED = 'deleted';

/** Where files are until they are whole. */
const UNFINISHED = 'unfinished';

/** Milliseconds between two comparisons of all there is, and after one that failed. */
const COMPARED_EVERY = 600_000;
const AGAIN_AFTER = 30_000;

/** How long an upload waits for its copy. */
const PATIENCE_MS = 10_000;

/** Keeps a copy of pictures and files in a folder elsewhere. They never change once they are there. */
export type PictureCopies = {
  /** Copies one, named below `assets`, such as `images/….jpg`. Never fails: what could not be copied is later. */
  carry: (name: string) => Promise<void>;
  /** Compares all there is, copies what is missing, and puts aside what was deleted. */
  compare: () => Promise<void>;
  /** How many could not be copied yet. */
  waiting: () => number;
  stop: () => Promise<void>;
};

export function copyPictures(
  assets: string,
  folder: string,
  tell: (line: string) => void,
): PictureCopies {
  const missing = new Set<string>();
  let isStopped = false;
  let failed = false;
  let timer: NodeJS.Timeout | undefined;

  const copy = async (name: string) => {
    missing.add(name);
    await copyWhole(assets, folder, name);
    missing.delete(name);
  };
  const complain = (fault: unknown) => {
    if (failed) return;
    failed = true;
    tell(`lake: replica: pictures cannot be copied to ${folder}: ${messageOf(fault)}`);
  };

  const compare = async () => {
    // Those of a lake that was killed; an upload that is being copied meanwhile is copied again.
    await rm(join(folder, UNFINISHED), { recursive: true, force: true });
    for (const kind of pictureFolders) {
      const there = new Set(await namesIn(join(folder, kind)));
      const here = new Set(await namesIn(join(assets, kind)));
      for (const name of here.difference(there)) {
        if (isStopped) return;
        await copy(`${kind}/${name}`);
      }
      for (const name of there.difference(here)) await putAside(folder, `${kind}/${name}`);
    }
    await forget(join(folder, DELETED));
    // Deleted before they were copied.
    missing.clear();
    if (failed) tell(`lake: replica: pictures are copied to ${folder} again`);
    failed = false;
  };
  let running = Promise.resolve();
  const compareInTurn = () => {
    running = running.then(async () => {
      if (isStopped) return;
      clearTimeout(timer);
      await compare().catch(complain);
      if (isStopped) return;
      timer = setTimeout(() => void compareInTurn(), failed ? AGAIN_AFTER : COMPARED_EVERY);
      timer.unref();
    });
    return running;
  };

  return {
    async carry(name) {
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const patience = setTimeout(resolve, PATIENCE_MS);
      await Promise.race([copy(name).catch(complain), late]);
      clearTimeout(patience);
    },
    compare: compareInTurn,
    waiting: () => missing.size,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

const namesIn = async (folder: string): Promise<string[]> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return readdir(folder);
};

const sizeOf = (path: string): Promise<number | null> =>
  stat(path).then(
    ({ size }) => size,
    () => null,
  );

/** Copies a file whole or not at all, down to the disk; nothing when it is there, or was deleted meanwhile. */
async function copyWhole(assets: string, folder: string, name: string): Promise<void> {
  const [from, to] = [join(assets, name), join(folder, name)];
  const size = await sizeOf(from);
  if (size === null || (await sizeOf(to)) === size) return;
  const part = join(folder, UNFINISHED, randomUUID());
  try {
    for (const path of [part, to]) await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await copyFile(from, part);
    const file = await open(part, 'r+');
    await file.sync().finally(() => file.close());
    await rename(part, to);
  } finally {
    await rm(part, { force: true });
  }
}

/** What the lake has no more is kept, from now on, as long as one can go back. */
async function putAside(folder: string, name: string): Promise<void> {
  const aside = join(folder, DELETED, name);
  await mkdir(dirname(aside), { recursive: true, mode: 0o700 });
  await rename(join(folder, name), aside);
  await utimes(aside, new Date(), new Date());
}

async function forget(deleted: string): Promise<void> {
  const since = Date.now() - KEPT_DAYS * 86_400_000;
  for (const kind of pictureFolders) {
    for (const name of await namesIn(join(deleted, kind))) {
      const path = join(deleted, kind, name);
      if ((await stat(path)).mtimeMs < since) await rm(path, { force: true });
    }
  }
}

/** Where a copy of pictures has one, also of those deleted since; null: nowhere. */
export async function findCopy(folder: string, name: string): Promise<string | null> {
  for (const path of [join(folder, name), join(folder, DELETED, name)]) {
    if ((await stat(path).catch(() => null))?.isFile()) return path;
  }
  return null;
}
