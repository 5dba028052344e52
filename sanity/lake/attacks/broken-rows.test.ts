import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';

let lake: TestLake;
let token: string;
beforeEach(async () => {
  lake = await startTestLake();
  token = await lake.token('editor');
});
afterEach(() => lake.remove());

/** As a program that writes into the file would: every token is of a role there is not. */
function breakTokens(): void {
  const sqlite = new DatabaseSync(join(lake.dir, 'lake.sqlite'));
  sqlite.exec(`UPDATE tokens SET role = 'king'`);
  sqlite.close();
}

const presence = (headers = {}) =>
  new WebSocket(`${lake.url.replace('http', 'ws')}/v1/socket/production`, { headers });
const rpc = (method: string, params: object) =>
  JSON.stringify({ jsonrpc: '2.0', id: '1', method, params });
const isThere = async () => (await fetch(`${lake.url}/v1/ping`)).status;

describe('attack: rows that cannot be read', () => {
  it('whose an open socket and an open stream are → both end, the lake goes on', async () => {
    const authorization = `Bearer ${token}`;
    const socket = presence();
    const said: string[] = [];
    socket.on('message', (message) => said.push(String(message)));
    await once(socket, 'open');
    socket.send(rpc('authorization', { authorization }));
    await expect.poll(() => said.join('\n')).toContain('"result":true');
    const stream = await fetch(
      `${lake.url}/v2026-02-01/data/listen/production?query=${encodeURIComponent('*')}`,
      { headers: { authorization } },
    );
    expect(stream.status).toBe(200);
    breakTokens();
    socket.send(rpc('presence_subscribe', {}));
    await once(socket, 'close');
    await stream.text();
    expect(await isThere()).toBe(200);
  });

  it('whose cookie a socket brings → the socket is refused, the lake goes on', async () => {
    breakTokens();
    const { origin } = new URL(lake.url);
    const names = ['dateline_session', `dateline_session_${new URL(lake.url).port}`];
    const cookie = names.map((name) => `${name}=${token}`).join('; ');
    const socket = presence({ origin, cookie });
    const [fault] = await once(socket, 'error');
    expect(String(fault)).toMatch(/500/);
    expect(await isThere()).toBe(200);
  });
});
