import { fromUrl, type RequestMethod } from '@sanity/bifur-client';
import { of } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withAuth } from '../commands/auth-database.ts';
import { record } from '../testing/events.ts';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.remove());

/** A token and who it belongs to. */
async function somebody() {
  const token = await lake.token('editor');
  const id = await withAuth(lake.dir, ({ tokens }) => tokens.identify(token)?.identity.id ?? '');
  return { token, id };
}

const socketAddress = () => `${lake.url.replace('http', 'ws')}/v2022-06-30/socket/production`;

/** A Studio tab, as far as presence goes: what its own presence client does. */
async function openTab(session: string, token: string) {
  const client = fromUrl(socketAddress(), { token$: of(token) });
  const heard = record(client.listen<Record<string, unknown>>('presence'));
  // Requests of one socket are answered in order: once this is, the subscription is there.
  const ask = (method: RequestMethod, params: Record<string, unknown>) =>
    record(client.request(method, params)).next(() => true);
  await ask('presence_rollcall', { session });
  return {
    heard,
    ask,
    announce: (locations: unknown[]) =>
      ask('presence_announce', { data: { sessionId: session, locations } }),
  };
}

describe('presence', () => {
  it('shows editors where the others are, who asks, and who leaves', async () => {
    const [ann, bo] = [await somebody(), await somebody()];
    const annsTab = await openTab('anns-session', ann.token);
    const bosTab = await openTab('bos-session', bo.token);

    expect(await annsTab.heard.next(({ type }) => type === 'rollCall')).toEqual({
      type: 'rollCall',
      i: bo.id,
      session: 'bos-session',
    });
    const locations = [{ type: 'document', documentId: 'story', path: ['headline'] }];
    await annsTab.announce(locations);
    expect(await bosTab.heard.next(({ type }) => type === 'state')).toEqual({
      type: 'state',
      i: ann.id,
      m: { sessionId: 'anns-session', locations },
    });
    await annsTab.ask('presence_disconnect', { session: 'anns-session' });
    expect(await bosTab.heard.next(({ type }) => type === 'disconnect')).toEqual({
      type: 'disconnect',
      i: ann.id,
      m: { session: 'anns-session' },
    });
    annsTab.heard.stop();
    bosTab.heard.stop();
  });

  it('tells the others when a tab vanishes', async () => {
    const [ann, bo] = [await somebody(), await somebody()];
    const bosTab = await openTab('b', bo.token);
    const socket = new WebSocket(socketAddress());
    const replies: string[] = [];
    socket.addEventListener('message', ({ data }) => replies.push(String(data)));
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    const send = (method: string, params: Record<string, unknown>) =>
      socket.send(JSON.stringify({ jsonrpc: '2.0', id: method, method, params }));
    send('authorization', { authorization: `Bearer ${ann.token}` });
    send('presence_announce', { data: { sessionId: 'gone', locations: [] } });
    await bosTab.heard.next(({ type }) => type === 'state');
    socket.close();
    expect(await bosTab.heard.next(({ type }) => type === 'disconnect')).toMatchObject({
      i: ann.id,
      m: { session: 'gone' },
    });
    bosTab.heard.stop();
  });

  it('tells nothing to who is not signed in', async () => {
    const replyTo = (text: string) =>
      new Promise<unknown>((resolve) => {
        const socket = new WebSocket(socketAddress());
        socket.addEventListener('open', () => socket.send(text));
        socket.addEventListener('message', ({ data }) => {
          if (data === '♥') return;
          socket.close();
          resolve(JSON.parse(String(data)));
        });
      });
    const rpc = (method: string, params = {}) =>
      JSON.stringify({ jsonrpc: '2.0', id: 'x', method, params });
    const refused = { id: 'x', error: { code: 4001 } };
    expect(await replyTo(rpc('presence_subscribe'))).toMatchObject(refused);
    const stranger = rpc('authorization', { authorization: 'Bearer nobody' });
    expect(await replyTo(stranger)).toMatchObject(refused);
    expect(await replyTo('not JSON')).toMatchObject({ error: { code: -32700 } });
    expect(await replyTo('{"hello":1}')).toMatchObject({ error: { code: -32600 } });
  });
});
