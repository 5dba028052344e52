import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LakeLockedError, lockLake } from './lock.ts';
import { NewerSchemaError, type Schema } from './migrations.ts';
import { openLake } from './open.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dateline-lake-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const first = { name: 'one', sql: 'CREATE TABLE things (a TEXT) STRICT' };
const second = { name: 'two', sql: 'ALTER TABLE things ADD COLUMN b TEXT' };
const room = (...migrations: Schema['migrations'][number][]): Schema => ({
  room: 'test',
  migrations,
});

describe('openLake', () => {
  it('writes ahead and waits for the disk', () => {
    const { sqlite, close } = openLake(join(dir, 'new', 'folder'));
    expect(sqlite.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(sqlite.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    close();
  });

  it('leaves the log of writes to Litestream while the folder has what that has yet to copy', () => {
    const pagesOf = () => {
      const { sqlite, close } = openLake(dir);
      const row = sqlite.prepare('PRAGMA wal_autocheckpoint').get();
      close();
      return row;
    };
    expect(pagesOf()).toEqual({ wal_autocheckpoint: 1000 });
    mkdirSync(join(dir, 'replication'));
    expect(pagesOf()).toEqual({ wal_autocheckpoint: 0 });
  });

  it('takes each room the steps it has not taken, keeping what is there', () => {
    const before = openLake(dir, [room(first)]);
    before.sqlite.exec("INSERT INTO things VALUES ('kept')");
    before.close();
    const after = openLake(dir, [room(first, second)]);
    expect(after.sqlite.prepare('SELECT * FROM things').all()).toEqual([{ a: 'kept', b: null }]);
    after.close();
    openLake(dir, [room(first, second)]).close();
  });

  it('refuses a folder that a newer version wrote, and leaves it as it was', () => {
    openLake(dir, [room(first, second)]).close();
    expect(() => openLake(dir, [room(first)])).toThrow(NewerSchemaError);
    expect(() => openLake(dir, [room(first)])).toThrow(
      /newer version of Dateline \(test schema 2, this version knows 1\)/,
    );
    openLake(dir, [room(first, second)]).close();
  });

  it('undoes a step that fails', () => {
    const broken = { name: 'broken', sql: 'CREATE TABLE half (a); CREATE TABLE things (b)' };
    expect(() => openLake(dir, [room(first, broken)])).toThrow('already exists');
    const { sqlite, close } = openLake(dir, [room(first)]);
    expect(sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'half'").get()).toBeUndefined();
    close();
  });
});

describe('lockLake', () => {
  it('lets one lake have the folder, and says which', () => {
    const lock = lockLake(dir, 4100);
    expect(JSON.parse(readFileSync(join(dir, 'lake.lock'), 'utf8'))).toEqual({
      pid: process.pid,
      port: 4100,
    });
    expect(() => lockLake(dir, 4101)).toThrow(LakeLockedError);
    expect(() => lockLake(dir, 4101)).toThrow(
      `Another lake already serves ${dir} (process ${process.pid}, port 4100).`,
    );
    lock.release();
    expect(existsSync(join(dir, 'lake.lock'))).toBe(false);
    lockLake(dir, 4101).release();
  });

  it('takes over from a process that was killed, however fresh its note', async () => {
    const holder = fork(new URL('./testing/hold-lock.ts', import.meta.url), [dir]);
    await once(holder, 'message');
    expect(() => lockLake(dir, 4101)).toThrow(`process ${holder.pid}, port 4100`);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(existsSync(join(dir, 'lake.lock'))).toBe(true);
    lockLake(dir, 4101).release();
  });
});
