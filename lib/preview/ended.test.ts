import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEndedPreviews, endedFile } from './ended.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ended-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(dir, { recursive: true, force: true });
});

const day = 86_400;
const now = 1_800_000_000;
const at = (seconds: number) => () => seconds * 1000;
const file = () => join(dir, endedFile);

describe('attack: previews that were left', () => {
  it('a copy of the cookie after a restart → over', () => {
    const before = createEndedPreviews(dir, at(now));
    before.add({ id: 'left', expires: now + day });
    const after = createEndedPreviews(dir, at(now + 10));
    expect(after.has({ id: 'left', expires: now + day })).toBe(true);
    expect(after.has({ id: 'another', expires: now + day })).toBe(false);
  });

  it('more previews left than are noted, to have one forgotten → it stays over', () => {
    const ended = createEndedPreviews(dir, at(now), 20);
    ended.add({ id: 'left', expires: now + 100 });
    for (let n = 0; n < 50; n += 1) ended.add({ id: `${n}`, expires: now + 200 + n });
    for (const one of [ended, createEndedPreviews(dir, at(now), 20)]) {
      expect(one.has({ id: 'left', expires: now + 100 })).toBe(true);
      for (let n = 0; n < 50; n += 1) {
        expect(one.has({ id: `${n}`, expires: now + 200 + n })).toBe(true);
      }
      expect(one.has({ id: 'later', expires: now + 300 })).toBe(false);
    }
  });

  it('a note of them that was broken, emptied or written by hand → none from before it stands', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    for (const text of ['', '{', '[]', '{"ids":1}', '{"allUntil":0,"ids":{"a":"b"}}']) {
      await writeFile(file(), text);
      const ended = createEndedPreviews(dir, at(now));
      expect(ended.has({ id: 'any', expires: now + day }), text).toBe(true);
      expect(ended.has({ id: 'opened since', expires: now + day + 1 }), text).toBe(false);
      ended.add({ id: 'other', expires: now + day + 1 });
      const again = createEndedPreviews(dir, at(now + 5));
      expect(again.has({ id: 'any', expires: now + day }), text).toBe(true);
    }
  });

  it('the note of them → for its owner alone, whatever the umask, and gone with the day', async () => {
    const umask = process.umask(0);
    try {
      const ended = createEndedPreviews(dir, at(now));
      ended.add({ id: 'left', expires: now + day });
      expect((await stat(file())).mode & 0o777).toBe(0o600);
      await chmod(file(), 0o666);
      createEndedPreviews(dir, at(now + day + 1)).add({ id: 'next', expires: now + 2 * day });
      expect((await stat(file())).mode & 0o777).toBe(0o600);
      const text = await readFile(file(), 'utf8');
      expect(text).toContain('next');
      expect(text).not.toContain('left');
      expect(await readdir(dir)).toEqual([endedFile]);
    } finally {
      process.umask(umask);
    }
  });

  it('two sites over one folder → neither takes the other’s from the note', () => {
    const [one, other] = [createEndedPreviews(dir, at(now)), createEndedPreviews(dir, at(now))];
    one.add({ id: 'of one', expires: now + day });
    other.add({ id: 'of the other', expires: now + day });
    const after = createEndedPreviews(dir, at(now));
    expect(after.has({ id: 'of one', expires: now + day })).toBe(true);
    expect(after.has({ id: 'of the other', expires: now + day })).toBe(true);
  });

  it('a folder that takes no file → said once, without a path into it, and over until a restart', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    await writeFile(join(dir, 'no-folder'), '');
    const ended = createEndedPreviews(join(dir, 'no-folder'), at(now));
    for (const id of ['a', 'b']) {
      ended.add({ id, expires: now + day });
      expect(ended.has({ id, expires: now + day })).toBe(true);
    }
    expect(said).toHaveBeenCalledTimes(1);
  });
});
