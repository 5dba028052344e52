import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withAuth } from '../commands/auth-database.ts';
import { openEventStream } from '../testing/event-stream.ts';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';
import { listenTo } from './testing/listen-to.ts';

let lake: TestLake;
let client: SanityClient;
let token: string;
beforeAll(async () => {
  lake = await startTestLake();
  client = await lake.client('editor');
  token = await lake.token('viewer');
});
afterAll(() => lake.remove());

/** The address of a listener, for streams opened without the client. */
const listenAddress = (query: string, more: Record<string, string> = {}) =>
  `${lake.url}/v2026-02-01/data/listen/production?${new URLSearchParams({ query, includeAllVersions: 'true', ...more })}`;

describe('a listener that was cut off', () => {
  const query = '*[_type == "resumed"]';
  const resuming = { enableResume: 'true' };

  it('gets what it missed, in order, nothing of it twice', async () => {
    const first = await openEventStream(listenAddress(query, resuming), token);
    expect((await first.next()).name).toBe('welcome');
    await client
      .transaction()
      .create({ _id: 'm1', _type: 'resumed' })
      .create({ _id: 'm2', _type: 'resumed' })
      .commit();
    const last = await first.next();
    expect(last.data.documentId).toBe('m1');
    await first.close();

    await client.create({ _id: 'unrelated', _type: 'other' });
    await client.patch('m1').set({ n: 2 }).commit();
    const second = await openEventStream(listenAddress(query, resuming), token, last.id ?? '');
    expect((await second.next()).name).toBe('welcomeback');
    await client.delete('m2');
    const heard = [await second.next(), await second.next(), await second.next()];
    await second.close();
    expect(heard.map(({ data }) => [data.documentId, data.transition])).toEqual([
      ['m2', 'appear'],
      ['m1', 'update'],
      ['m2', 'disappear'],
    ]);
  });

  it('resumes from its welcome when nothing had happened yet', async () => {
    const first = await openEventStream(listenAddress(query, resuming), token);
    const welcome = await first.next();
    await first.close();
    await client.create({ _id: 'm3', _type: 'resumed' });
    const second = await openEventStream(listenAddress(query, resuming), token, welcome.id ?? '');
    expect((await second.next()).name).toBe('welcomeback');
    expect((await second.next()).data.documentId).toBe('m3');
    await second.close();
  });

  it.each(['0123456789ab.1.1', 'start.1.1', 'start.999999.1', 'nonsense', ''])(
    'is told to start afresh when its place is unknown: "%s"',
    async (lastEventId) => {
      const stream = await openEventStream(listenAddress(query, resuming), token, lastEventId);
      expect((await stream.next()).name).toBe('welcome');
      expect((await stream.next()).name).toBe('reset');
      await stream.close();
    },
  );

  it('gets what it missed also when the lake was killed and started again meanwhile', async () => {
    const first = await openEventStream(listenAddress(query, resuming), token);
    const welcome = await first.next();
    await client.create({ _id: 'm4', _type: 'resumed', n: 1 });
    const { _rev } = await client.patch('m4').set({ n: 2 }).commit();
    await lake.end('SIGKILL');
    await lake.restart();
    await client.delete('m4');
    const second = await openEventStream(
      listenAddress(query, {
        ...resuming,
        includeResult: 'true',
        includePreviousRevision: 'true',
        effectFormat: 'mendoza',
      }),
      token,
      welcome.id ?? '',
    );
    expect((await second.next()).name).toBe('welcomeback');
    const heard = [await second.next(), await second.next(), await second.next()];
    await second.close();
    expect(heard.map(({ data }) => data)).toMatchObject([
      { transition: 'appear', result: { n: 1 }, mutations: [{ create: { _id: 'm4' } }] },
      {
        transition: 'update',
        previous: { n: 1 },
        result: { _id: 'm4', n: 2, _rev },
        resultRev: _rev,
        effects: { apply: expect.any(Array), revert: expect.any(Array) },
      },
      { transition: 'disappear', previousRev: _rev, previous: { n: 2 } },
    ]);
  });

  it('goes on by itself over a restart, as the client does it', async () => {
    const listener = await listenTo(client, query);
    await client.create({ _id: 'm5', _type: 'resumed' });
    await listener.mutationOf('m5', 'appear');
    await lake.end('SIGKILL');
    await lake.restart();
    await listener.next(({ type }) => type === 'welcomeback');
    await client.create({ _id: 'm6', _type: 'resumed' });
    await listener.mutationOf('m6', 'appear');
    listener.stop();
    const ids = listener.mutations().map(({ documentId }) => documentId);
    expect(ids).toEqual(['m5', 'm6']);
  });

  it('is told to start afresh when something it missed was purged from the log', async () => {
    const first = await openEventStream(listenAddress(query, resuming), token);
    const welcome = await first.next();
    await first.close();
    await client.create({ _id: 'm7', _type: 'resumed' });
    await client.action({
      actionType: 'sanity.action.document.delete',
      publishedId: 'm7',
      includeDrafts: [],
      purge: true,
    });
    await lake.end();
    await lake.restart();
    const second = await openEventStream(listenAddress(query, resuming), token, welcome.id ?? '');
    expect((await second.next()).name).toBe('welcome');
    expect((await second.next()).name).toBe('reset');
    await second.close();
  });

  it('is told to start afresh when it missed more than is caught up with', async () => {
    const first = await openEventStream(listenAddress(query, resuming), token);
    const welcome = await first.next();
    await first.close();
    const many = Array.from({ length: 2_001 }, (_, n) => ({
      create: { _id: `x${n}`, _type: 'x' },
    }));
    await client.mutate(many, { visibility: 'async' });
    await lake.end();
    await lake.restart();
    const second = await openEventStream(listenAddress(query, resuming), token, welcome.id ?? '');
    expect((await second.next()).name).toBe('welcome');
    expect((await second.next()).name).toBe('reset');
    await second.close();
  });
});

describe('live events after a cut', () => {
  const address = () => `${lake.url}/v2026-02-01/data/live/events/production`;

  it('go on where they stopped', async () => {
    const first = await openEventStream(address(), token);
    const welcome = await first.next();
    await first.close();
    await client.create({ _id: 'l1', _type: 'live' });
    const second = await openEventStream(address(), token, welcome.id ?? '');
    expect((await second.next()).name).toBe('welcome');
    const event = await second.next();
    expect([event.name, Array.isArray(event.data.tags)]).toEqual(['message', true]);
    await second.close();
  });

  it('go on where they stopped, also over a restart', async () => {
    const first = await openEventStream(address(), token);
    const welcome = await first.next();
    await first.close();
    await client.create({ _id: 'l2', _type: 'live' });
    const live = await openEventStream(address(), token, welcome.id ?? '');
    await live.next();
    const before = await live.next();
    await live.close();
    await lake.end('SIGKILL');
    await lake.restart();
    const second = await openEventStream(address(), token, welcome.id ?? '');
    expect((await second.next()).name).toBe('welcome');
    expect(await second.next()).toEqual(before);
    await second.close();
  });

  it('say so when some may have been missed', async () => {
    const stream = await openEventStream(address(), token, '0123456789ab.1.1');
    expect((await stream.next()).name).toBe('welcome');
    expect((await stream.next()).name).toBe('restart');
    await stream.close();
  });
});

describe('a stream', () => {
  it('ends when its token is revoked', async () => {
    const revoked = await lake.token('viewer');
    const stream = await openEventStream(listenAddress('*'), revoked);
    await stream.next();
    const admin = await lake.client('administrator');
    const { id } = await admin.withConfig({ token: revoked }).request({ url: '/users/me' });
    await withAuth(lake.dir, ({ tokens }) => tokens.revoke(id));
    await expect(stream.next()).rejects.toThrow('The stream has ended.');
  });

  it('does not keep the lake from closing', async () => {
    const stream = await openEventStream(listenAddress('*'), token);
    await stream.next();
    expect(await lake.end('SIGTERM')).toBe(0);
    await expect(stream.next()).rejects.toThrow();
    await lake.restart();
  });
});
