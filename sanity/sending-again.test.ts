import { once } from 'node:events';
import { request as ask, createServer, type IncomingMessage, type Server } from 'node:http';
import { clientOf, startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { portOf } from '#lib/testing/ports.ts';
import { sendingAgain } from './sending-again.ts';

/** What becomes of a request: it passes, its answer is lost, or nobody is there. */
type Fate = 'passes' | 'answer lost' | 'nobody there';

let lake: TestLake;
let token: string;
let way: Server;
/** What becomes of the next requests; those after them pass. */
let fates: Fate[];
let came: string[];

beforeAll(async () => {
  lake = await startTestLake();
  token = await lake.token('editor');
  way = createServer(async (incoming, outgoing) => {
    const fate = fates.shift() ?? 'passes';
    const { method, url = '/', headers } = incoming;
    came.push(url);
    if (fate === 'nobody there') return void outgoing.writeHead(503).end('{}');
    const asked = ask({ port: lake.port, host: '127.0.0.1', method, path: url, headers });
    incoming.pipe(asked);
    asked.on('error', () => outgoing.writeHead(503).end('{}'));
    const [answer]: [IncomingMessage] = await new Promise((done) =>
      asked.once('response', (response) => done([response])),
    );
    if (fate === 'answer lost') return void incoming.socket.destroy();
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(outgoing);
  });
  await once(way.listen(0, '127.0.0.1'), 'listening');
});
afterAll(async () => {
  way.close();
  way.closeAllConnections();
  await lake.remove();
});

beforeEach(() => {
  fates = [];
  came = [];
});

/** A client as the Studio makes its own. */
function studioClient(patience?: number): SanityClient {
  const fetch = sendingAgain(globalThis.fetch, patience);
  const url = `http://127.0.0.1:${portOf(way)}`;
  return clientOf(url, token).withConfig({ resolveFetch: () => fetch });
}

/** Writes as the Studio saves: a step more in what a story says. */
const count = (client: SanityClient, _id: string, transactionId: string) =>
  client
    .transaction([
      { createIfNotExists: { _id, _type: 'note', steps: 0 } },
      { patch: { id: _id, inc: { steps: 1 } } },
    ])
    .transactionId(transactionId)
    .commit({ visibility: 'async', returnDocuments: false });

const stepsOf = (id: string) =>
  studioClient()
    .getDocument(id)
    .then((note): unknown => note?.steps);

describe('what the Studio saves', () => {
  it('is there once where the lake took it and could not say so', async () => {
    fates = ['answer lost', 'answer lost'];
    const answer = await count(studioClient(), 'lost', 'lost-once');
    expect(answer).toMatchObject({ transactionId: 'lost-once' });
    expect(came).toHaveLength(3);
    expect(await stepsOf('lost')).toBe(1);
  });

  it('is there once by an action, too', async () => {
    const client = studioClient();
    await client.create({ _id: 'drafts.edited', _type: 'note', steps: 0 });
    fates = ['answer lost'];
    const answer = await client.action(
      {
        actionType: 'sanity.action.document.edit',
        draftId: 'drafts.edited',
        publishedId: 'edited',
        patch: { inc: { steps: 1 } },
      },
      { transactionId: 'edited-once' },
    );
    expect([answer.transactionId, await stepsOf('drafts.edited')]).toEqual(['edited-once', 1]);
  });

  it('waits for a lake that is started anew', async () => {
    await lake.end('SIGKILL');
    const saving = count(studioClient(60_000), 'waits', 'waits-once');
    await lake.restart();
    await saving;
    expect(await stepsOf('waits')).toBe(1);
  });

  it('is told of a lake that stays away', async () => {
    fates = Array.from({ length: 20 }, () => 'nobody there');
    await expect(count(studioClient(300), 'away', 'away-once')).rejects.toMatchObject({
      statusCode: 503,
    });
  });

  it('is told of an id that is somebody else’s', async () => {
    await count(studioClient(), 'theirs', 'theirs-once');
    await expect(count(studioClient(), 'theirs', 'theirs-once')).rejects.toMatchObject({
      statusCode: 409,
    });
    expect(await stepsOf('theirs')).toBe(1);
  });

  it('is not sent twice where nobody could tell that it was', async () => {
    fates = ['answer lost'];
    await expect(studioClient().create({ _id: 'nameless', _type: 'note' })).rejects.toThrow();
    expect(came).toHaveLength(1);
  });

  it('is told of any other fault at once', async () => {
    const none = { patch: { id: 'nothing', set: { steps: 1 } } };
    const saving = studioClient().transaction([none]).transactionId('at-once').commit();
    await expect(saving).rejects.toMatchObject({ statusCode: 409 });
    expect(came).toHaveLength(1);
  });
});

describe('what the Studio reads', () => {
  const query = 'count(*[_type == "nothing"])';
  /** So long that the client sends it as a body. */
  const longQuery = `${query}${' '.repeat(20_000)}`;

  it.each([
    ['a question', query],
    ['a long question', longQuery],
  ])('%s is asked again while nobody is there', async (_, asked) => {
    // More often than the client itself tries.
    fates = Array.from({ length: 8 }, (__, n) => (n % 2 === 0 ? 'nobody there' : 'answer lost'));
    expect(await studioClient(60_000).fetch(asked)).toBe(0);
    expect(came).toHaveLength(9);
  });

  it('waits no longer than the lake may be away, however many ask', async () => {
    // By a clock that stands still while a slow machine answers.
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    let asked = 0;
    let statuses: number[] = [];
    const fetch = sendingAgain(async () => {
      asked += 1;
      return new Response('{}', { status: statuses.shift() ?? 503 });
    }, 300);
    const ask = async () => {
      const answer = fetch('http://lake.example/v1/ping');
      await vi.advanceTimersByTimeAsync(200);
      return (await answer).status;
    };
    expect([await ask(), asked, await ask(), asked]).toEqual([503, 2, 503, 3]);
    statuses = [200, 503, 200];
    expect([await ask(), await ask()]).toEqual([200, 200]);
  });

  it('is told at once of a question that is wrong', async () => {
    await expect(studioClient().fetch('*[')).rejects.toMatchObject({ statusCode: 400 });
    expect(came).toHaveLength(1);
  });

  it('is not asked again by whoever has given it up', async () => {
    fates = Array.from({ length: 20 }, () => 'nobody there');
    const given = new AbortController();
    const asking = studioClient().fetch(query, {}, { signal: given.signal });
    await expect.poll(() => came.length).toBeGreaterThan(1);
    given.abort();
    await expect(asking).rejects.toMatchObject({ name: 'AbortError' });
  });
});
