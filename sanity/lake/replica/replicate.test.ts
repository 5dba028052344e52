import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quarteredPicture } from '../assets/testing/pictures.ts';
import { freePort, runLake, startTestLake, type TestLake } from '../testing/lake-process.ts';
import { allReplicated, metricsOf, until } from '../testing/replica.ts';
import { findProgram } from './program.ts';

let root: string;
let replica: string;
let lake: TestLake | null;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'replica-'));
  replica = join(root, 'replica');
  lake = null;
});
afterEach(async () => {
  await lake?.remove();
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

async function start(variables: Record<string, string> = {}): Promise<TestLake> {
  lake = await startTestLake({ LAKE_REPLICA: replica, ...variables });
  return lake;
}

const generations = () => readdirSync(join(replica, 'generations'));

/** The Litestream of a lake: the child of the shell that the lake's folder names. */
function programOf({ dir }: TestLake): number {
  const shell = readFileSync(join(dir, 'replication/pid'), 'utf8');
  const isItsLitestream = (pid: string) => {
    const [, name, parent] = /^\d+ \((.*)\) \S (\d+) /.exec(statOf(pid)) ?? [];
    return name === 'litestream' && parent === shell;
  };
  const found = readdirSync('/proc').find((name) => /^\d+$/.test(name) && isItsLitestream(name));
  return Number(found);
}

/** What the system says of a process; '' when it has just ended. */
function statOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('a lake with a replica', () => {
  it('goes on where it was after it was ended and started again, and after a kill', async () => {
    const { client, restart, end } = await start();
    await (await client('editor')).create({ _id: 'one', _type: 'article' });
    await allReplicated(await lakeOf());
    await end();
    const [generation] = generations();
    await restart();
    await allReplicated(await lakeOf());
    await end('SIGKILL');
    await restart();
    await (await client('editor')).create({ _id: 'two', _type: 'article' });
    await allReplicated(await lakeOf());
    expect(generations()).toEqual([generation]);
    await end();
    const { stdout, code } = await runLake(['check'], { LAKE_DIR: (await lakeOf()).dir });
    expect([code, stdout]).toEqual([0, '']);
  }, 120_000);

  it('has brought its last write along when it has ended', async () => {
    const { client, end } = await start();
    const editor = await client('editor');
    await allReplicated(await lakeOf());
    await editor.create({ _id: 'last', _type: 'article' });
    expect(await end()).toBe(0);
    const dir = join(root, 'second');
    mkdirSync(dir, { mode: 0o700 });
    expect((await runLake(['restore', replica], { LAKE_DIR: dir })).code).toBe(0);
    const explained = await runLake(['explain', '*[_id == "last"]'], { LAKE_DIR: dir });
    expect(explained.stdout).toContain('1 documents are read in all.');
  });

  it('starts Litestream again when that ends, and says so', async () => {
    const running = await start();
    await allReplicated(running);
    const token = await running.token('viewer');
    process.kill(programOf(running), 'SIGKILL');
    await until(
      async () => (await metricsOf(running, token)).get('lake_replica_starts_total') === 2,
      'started again',
    );
    await (await running.client('editor')).create({ _id: 'later', _type: 'article' });
    await allReplicated(running);
    expect(running.stderr()).toMatch(/Litestream has ended \(137\); it is started again in 1 s/);
  });

  it('takes Litestream along when it is killed', async () => {
    const running = await start();
    await allReplicated(running);
    const program = programOf(running);
    await running.end('SIGKILL');
    await until(() => !isAlive(program), 'Litestream has ended');
  });

  it('copies pictures before they are spoken of, keeps what is deleted for a week, and the secrets', async () => {
    const running = await start();
    const editor = await running.client('editor');
    const uploaded = await editor.assets.upload('image', await quarteredPicture(60, 40).toBuffer());
    const [picture = ''] = readdirSync(join(replica, 'pictures/images'));
    expect(`image-${picture.replace('.', '-')}`).toBe(uploaded._id);
    await editor.delete(uploaded._id);
    await running.end();
    await running.restart();
    const aside = join(replica, 'pictures/deleted/images', picture);
    await until(() => existsSync(aside), 'the picture is put aside');
    const secrets = join(replica, 'secrets.json');
    expect(readFileSync(secrets, 'utf8')).toBe(
      readFileSync(join(running.dir, 'secrets.json'), 'utf8'),
    );
    for (const path of [replica, secrets, join(replica, 'generations')])
      expect(statSync(path).mode & 0o077).toBe(0);
  });
});

/** The lake of the running test. */
async function lakeOf(): Promise<TestLake> {
  if (lake === null) throw new Error('No lake was started.');
  return lake;
}

describe('attack: a replica', () => {
  /** Tries to serve, which is expected to fail; gives what it said. */
  const refused = async (variables: Record<string, string>): Promise<string> => {
    const { stderr, code } = await runLake(['serve'], {
      LAKE_DIR: join(root, 'other'),
      LAKE_PORT: String(await freePort()),
      ...variables,
    });
    expect(code).toBe(1);
    return stderr.trim();
  };

  it('a folder in the lake, and the lake in the folder → refused in a sentence', async () => {
    const dir = join(root, 'other');
    mkdirSync(dir, { mode: 0o700 });
    symlinkSync(dir, join(root, 'link'));
    for (const folder of [join(dir, 'replica'), root, dir, join(root, 'link/replica')])
      expect(await refused({ LAKE_REPLICA: folder })).toMatch(
        /^A lake cannot be replicated into itself/,
      );
  });

  it('a folder that cannot be made → refused in a sentence', async () => {
    expect(await refused({ LAKE_REPLICA: '/dev/null/replica' })).toMatch(
      /cannot be written: ENOTDIR/,
    );
  });

  it('an address with a password that is none → refused without the password', async () => {
    const said = await refused({ LAKE_REPLICA: 'ftp://ann:hush-now@backup.example.org/lake' });
    expect(said).toMatch(/^LAKE_REPLICA has to be a folder, or an address such as/);
    expect(said).not.toContain('hush-now');
  });

  it('a machine that nobody answers at, for a new lake → refused without the password', async () => {
    const said = await refused({
      LAKE_REPLICA: `sftp://ann:hush-now@127.0.0.1:${await freePort()}/lake`,
    });
    expect(said).toMatch(/^The replica sftp:\/\/ann@127\.0\.0\.1:\d+\/lake cannot be read: /);
    expect(said).not.toContain('hush-now');
  });

  it('the same away from a lake that is there → served, the replica told to be behind', async () => {
    const first = await startTestLake();
    lake = first;
    await first.end();
    const address = `sftp://ann:hush-now@127.0.0.1:${await freePort()}/lake`;
    const stderr: string[] = [];
    const { serveLake } = await import('../testing/lake-process.ts');
    const child = await serveLake(
      { LAKE_DIR: first.dir, LAKE_PORT: String(first.port), LAKE_REPLICA: address },
      (text) => stderr.push(text),
    );
    const token = await first.token('viewer');
    await until(
      async () => ((await metricsOf(first, token)).get('lake_replica_lag_seconds') ?? 0) > 1,
      'it is behind',
    );
    await until(() => stderr.join('').includes('connection refused'), 'it says so');
    expect(stderr.join('')).not.toContain('hush-now');
    child.kill('SIGTERM');
    await until(() => child.exitCode !== null, 'it has ended');
    expect(child.exitCode).toBe(0);
  });

  it('a new lake where another is replicated → refused, the replica as it was', async () => {
    const running = await start();
    await allReplicated(running);
    const before = generations();
    expect(await refused({ LAKE_REPLICA: replica })).toMatch(
      /holds a lake already, and there is none in/,
    );
    expect(generations()).toEqual(before);
  });

  it('a lake whose replica was taken over meanwhile → stops, and does not start again', async () => {
    const running = await start();
    await allReplicated(running);
    const dir = join(root, 'second');
    mkdirSync(dir, { mode: 0o700 });
    expect((await runLake(['restore'], { LAKE_DIR: dir, LAKE_REPLICA: replica })).code).toBe(0);
    await until(() => running.stderr().includes('another lake has taken over'), 'it notices');
    const token = await running.token('viewer');
    await until(
      async () => (await metricsOf(running, token)).get('lake_replica_running') === 0,
      'it stops',
    );
    await running.end();
    await expect(running.restart()).rejects.toThrow(/is another lake's since/);
  });

  it('a kind of machine without Litestream → a sentence that says what to do', () => {
    expect(() => findProgram('sunos-sparc')).toThrow(
      /needs Litestream, which was not installed: there is no package @flydotio\/litestream-sunos-sparc/,
    );
  });
});
