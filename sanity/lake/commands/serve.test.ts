import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openEventStream } from '../testing/event-stream.ts';
import { runLake, startTestLake, type TestLake } from '../testing/lake-process.ts';

let lake: TestLake | undefined;
afterEach(() => lake?.remove());

/** Everything below a folder, the folder included, that anybody but its owner may do something with. */
const openToOthers = (dir: string): string[] =>
  ['', ...readdirSync(dir, { recursive: true, encoding: 'utf8' })].filter(
    (name) => (statSync(join(dir, name)).mode & 0o077) !== 0,
  );

/** A lake with a document, a picture's folder, and a backup and an export of it beside it. */
async function fill(one: TestLake): Promise<void> {
  const client = await one.client('editor');
  await client.create({ _id: 'a', _type: 'note' });
  await client.assets.upload('file', Buffer.from('text'), { filename: 'a.txt' });
}

describe('attack: another user of the machine', { timeout: 60_000 }, () => {
  it('reads what a lake writes, its backups and exports too, with a wide umask → nothing is open to them', async () => {
    const umask = process.umask(0);
    try {
      lake = await startTestLake();
      await fill(lake);
      expect(openToOthers(lake.dir)).toEqual([]);
      const beside = mkdtempSync(join(tmpdir(), 'beside-'));
      const at = { LAKE_DIR: lake.dir, LAKE_PORT: String(lake.port) };
      for (const args of [
        ['backup', join(beside, 'folder')],
        ['backup', join(beside, 'b.tar.gz')],
        ['export', join(beside, 'e.tar.gz')],
      ]) {
        expect(await runLake(args, at)).toMatchObject({ code: 0 });
      }
      expect(readdirSync(beside)).toHaveLength(3);
      expect(openToOthers(beside)).toEqual([]);
      rmSync(beside, { recursive: true });
    } finally {
      process.umask(umask);
    }
  });

  it('reads a folder that was open to all → closed at the next start, and said once', async () => {
    lake = await startTestLake();
    await fill(lake);
    await lake.end();
    for (const name of ['', ...readdirSync(lake.dir, { recursive: true, encoding: 'utf8' })]) {
      const path = join(lake.dir, name);
      chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644);
    }
    expect(openToOthers(lake.dir)).toContain('lake.sqlite');
    await lake.restart();
    // An answer is later than what is done at the start; files of assets are done beside it.
    while (openToOthers(lake.dir).length > 0) await lake.client('viewer');
    expect(lake.stderr().match(/was open to others/g)).toHaveLength(1);
    await lake.end();
    await lake.restart();
    expect(lake.stderr().match(/was open to others/g)).toHaveLength(1);
  });
});

describe('a lake that is asked to end', { timeout: 60_000 }, () => {
  it('ends within seconds, with slow queries, streams, sockets and half a body under way', async () => {
    lake = await startTestLake({ LAKE_QUERY_TIMEOUT: '600' });
    const { url, port } = lake;
    const client = await lake.client('editor');
    await client.mutate(
      Array.from({ length: 300 }, (_, n) => ({ create: { _id: `n${n}`, _type: 'note' } })),
    );
    const token = await lake.token('viewer');
    const endless = `count(*[count(*[_id != ^._id && count(*[_id > ^._id && _id < ^.^._id]) > 0]) > 0])`;
    const asked = Array.from({ length: 5 }, () =>
      fetch(`${url}/v1/data/query/production?query=${encodeURIComponent(endless)}`, {
        headers: { authorization: `Bearer ${token}` },
      }).catch(() => null),
    );
    const stream = await openEventStream(`${url}/v1/data/listen/production?query=*`, token);
    const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/socket/production`);
    socket.on('error', () => {});
    await once(socket, 'open');
    const upload = connect(port, '127.0.0.1').on('error', () => {});
    const editor = await lake.token('editor');
    upload.write(
      `POST /v1/assets/files/production HTTP/1.1\r\nHost: lake\r\nAuthorization: Bearer ${editor}\r\nContent-Length: 9999\r\n\r\nabc`,
    );
    // By then all of them have arrived.
    await client.create({ _id: 'after', _type: 'note' });
    const started = performance.now();
    await lake.end('SIGTERM');
    expect(performance.now() - started).toBeLessThan(10_000);
    await Promise.all(asked);
    upload.destroy();
    await stream.close().catch(() => {});
    await lake.restart();
    const again = await lake.client('viewer');
    expect(await again.fetch('count(*[_type == "note"])')).toBe(301);
  });
});
