import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort, runLake, startTestLake, type TestLake } from '../testing/lake-process.ts';
import { allReplicated, until } from '../testing/replica.ts';
import { makeKey, missingOfSftp, openSftp, type SftpServer } from '../testing/sftp.ts';

const missing = await missingOfSftp();
if (missing !== null) console.warn(`Skipped: ${missing}.`);

let root: string;
let server: SftpServer;
let lake: TestLake;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'sftp-'));
  if (missing === null) server = await openSftp(root);
});
afterEach(async () => {
  await lake?.remove();
  await server?.stop();
  rmSync(root, { recursive: true, force: true });
});

describe.skipIf(missing !== null)('a replica on another machine, by SFTP', () => {
  it('has all again after the machine was away, and brings a lake back that is lost', async () => {
    const there = { LAKE_REPLICA: `${server.url}/newsroom`, LAKE_REPLICA_KEY: server.key };
    lake = await startTestLake(there);
    const editor = await lake.client('editor');
    await editor.create({ _id: 'before', _type: 'article' });
    await allReplicated(lake);
    await server.stop();
    await editor.create({ _id: 'meanwhile', _type: 'article' });
    await server.start();
    await editor.create({ _id: 'after', _type: 'article' });
    // Litestream, whose session has ended under it, would wait for ever.
    await until(() => /stood still/.test(lake.stderr()), 'its silence is noticed', 120_000);
    await allReplicated(lake);
    await lake.end('SIGKILL');

    const dir = join(root, 'second');
    mkdirSync(dir);
    const restored = await runLake(['restore'], { LAKE_DIR: dir, ...there });
    expect([restored.code, restored.stderr]).toEqual([0, expect.stringContaining('is what')]);
    const all = '*[_id in ["before", "meanwhile", "after"]]';
    const explained = await runLake(['explain', all], { LAKE_DIR: dir });
    expect(explained.stdout).toContain('3 documents are read in all.');
  }, 240_000);

  it('is begun by one lake only, and read by nobody without its key', async () => {
    const there = { LAKE_REPLICA: `${server.url}/newsroom`, LAKE_REPLICA_KEY: server.key };
    lake = await startTestLake(there);
    await (await lake.client('editor')).create({ _id: 'written', _type: 'article' });
    await allReplicated(lake);

    const another = { LAKE_DIR: join(root, 'another'), LAKE_PORT: String(await freePort()) };
    const refused = await runLake(['serve'], { ...another, ...there });
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringMatching(/holds a lake already/),
    ]);

    const stranger = { ...there, LAKE_REPLICA_KEY: await makeKey(join(root, 'stranger')) };
    const denied = await runLake(['restore'], { LAKE_DIR: another.LAKE_DIR, ...stranger });
    expect([denied.code, denied.stderr]).toEqual([
      1,
      expect.stringMatching(/sftp:.*cannot be read: .*unable to authenticate/),
    ]);
  }, 120_000);
});
