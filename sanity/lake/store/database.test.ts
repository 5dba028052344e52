import { fork } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LakeLockedError, lockLake } from './lock.ts';
import { NewerSchemaError, type Schema } from './migrations.ts';
import { openLake } from './open.ts';
import { copyBeforeUpgrade } from './upgrade-copy.ts';

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

  it('copies what is there before it changes a table, and keeps the two newest copies', () => {
    const steps = [first, second, { name: 'three', sql: 'ALTER TABLE things ADD COLUMN c TEXT' }];
    const copies = () => readdirSync(dir).filter((name) => name.startsWith('lake.before-'));
    const before = openLake(dir, [room(first)]);
    before.sqlite.exec("INSERT INTO things VALUES ('kept')");
    before.close();
    expect(copies()).toEqual([]);
    openLake(dir, [room(first)]).close();
    expect(copies()).toEqual([]);
    openLake(dir, [room(first, second)]).close();
    const [copy = ''] = copies();
    const older = new DatabaseSync(join(dir, copy), { readOnly: true });
    expect(older.prepare('SELECT * FROM things').all()).toEqual([{ a: 'kept' }]);
    older.close();
    expect(statSync(join(dir, copy)).mode & 0o777).toBe(0o600);
    openLake(dir, [room(...steps)]).close();
    openLake(dir, [room(...steps, { name: 'four', sql: 'DROP TABLE things' })]).close();
    expect(copies()).toHaveLength(2);
    expect(copies()).not.toContain(copy);
  });

  it('changes nothing when it cannot copy what is there', () => {
    openLake(dir, [room(first)]).close();
    const now = new Date('2026-02-02T08:00:00.000Z');
    mkdirSync(join(dir, 'lake.before-2026-02-02T08-00-00-000Z.sqlite/in the way'), {
      recursive: true,
    });
    const { sqlite, close } = openLake(dir, [room(first)]);
    expect(() => copyBeforeUpgrade(dir, sqlite, now)).toThrow(/Nothing was changed\.$/);
    close();
    expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([]);
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
