import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { fillLake } from '#lib/content/testing/asking.ts';
import { author, references, section, story, tag } from '#lib/content/testing/small-lake.ts';
import { clockTag, Ledger } from '#lib/keep/ledger.ts';
import { followForHub } from './follow.ts';
import { HubAddressError, isPublic, ping } from './ping.ts';
import { createHubTeller } from './teller.ts';

/** A hub, as far as it is told: what was sent to it, and what it answers. */
type Hub = { url: string; told: string[]; server: Server; answers: number[] };

const hubs: Hub[] = [];
async function openHub(answers: number[] = []): Promise<Hub> {
  const told: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const form = new URLSearchParams(body);
    told.push(
      [
        request.method,
        request.headers['content-type'],
        form.get('hub.mode'),
        form.get('hub.url'),
      ].join(' '),
    );
    response.writeHead(answers.shift() ?? 204, { location: 'http://127.0.0.1:1/' }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const hub = { url: `http://127.0.0.1:${port}/hub`, told, server, answers };
  hubs.push(hub);
  return hub;
}

const soon = (met: () => void) => vi.waitFor(met, { timeout: 15_000 });

const sent = (path: string) =>
  `POST application/x-www-form-urlencoded publish https://news.example.org${path}`;
const both = (list: string) => [sent(`${list}/feed.xml`), sent(`${list}/feed.json`)];

let lake: TestLake;
let site: SanityClient;
let writing: SanityClient;
const ends: (() => void)[] = [];

beforeAll(async () => {
  lake = await startTestLake();
  site = lake.siteClient();
  writing = await lake.client('editor');
  const old = story('old', { tags: references('rivers') });
  await fillLake(writing, [section, author, tag, old] as Parameters<typeof fillLake>[1]);
});
afterEach(() => {
  for (const end of ends.splice(0)) end();
  for (const { server } of hubs.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  vi.restoreAllMocks();
});
afterAll(() => lake?.remove());

/** A site that follows the lake, and is told of changes by hand. */
async function follow(hub: Hub | null): Promise<Ledger> {
  const settings = writing.createOrReplace({
    ...{ _id: 'siteSettings', _type: 'siteSettings', name: 'The Day' },
    ...(hub && { feedHub: hub.url }),
  });
  await settings;
  const ledger = new Ledger();
  ends.push(
    followForHub({
      ledger,
      ask: (query) => site.fetch(query, { previewing: false }, { perspective: 'published' }),
      teller: createHubTeller({ isNear: true, delays: [20, 20, 20] }),
      siteUrl: 'https://news.example.org',
      pause: 20,
    }),
  );
  return ledger;
}

test('a publish tells the hub of the site’s feeds and of the lists the story stands in', async () => {
  const hub = await openHub();
  const ledger = await follow(hub);
  await soon(() => expect(hub.told).toEqual(both('')));
  await writing.patch('old').set({ headline: 'New' }).commit();
  ledger.change(['some']);
  const lists = ['', '/section/world', '/tag/rivers', '/author/ana-ruiz'];
  await soon(() => expect(hub.told.slice(2)).toEqual(lists.flatMap(both)));
});

test('what changes nothing in a feed, and a draft, tell it nothing', async () => {
  const hub = await openHub();
  const ledger = await follow(hub);
  await soon(() => expect(hub.told).toHaveLength(2));
  await fillLake(writing, [story('drafts.secret', {})] as Parameters<typeof fillLake>[1]);
  ledger.change(null);
  ledger.change([clockTag]);
  ledger.doubt();
  // What comes after it has come shows that nothing came before.
  await writing.patch('old').set({ headline: 'Newer' }).commit();
  ledger.change(['some']);
  await soon(() => expect(hub.told).toHaveLength(10));
  expect(hub.told.slice(2, 4)).toEqual(both(''));
});

test('a hub that is away for a while is told again, and in the end left in peace', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const hub = await openHub([503, 429]);
  await follow(hub);
  await soon(() => expect(new Set(hub.told)).toEqual(new Set(both(''))));
  await soon(() => expect(hub.told).toHaveLength(4));

  const gone = await openHub([...Array(50).fill(500)]);
  const teller = createHubTeller({ isNear: true, delays: [1, 1] });
  ends.push(() => teller.stop());
  teller.tell(gone.url, [
    'https://news.example.org/feed.xml',
    'https://news.example.org/feed.json',
  ]);
  // Once it has been said three times, it is left in peace.
  const complaints = () =>
    said.mock.calls.flat().filter((line) => String(line).includes(new URL(gone.url).host));
  await soon(() => expect(complaints()).toHaveLength(3));
  expect(gone.told).toHaveLength(3);
  expect(said.mock.calls.flat().join()).not.toContain('/hub');
  gone.answers.length = 0;
  teller.tell(gone.url, ['https://news.example.org/a/feed.xml']);
  await soon(() => expect(gone.told.at(-1)).toBe(sent('/a/feed.xml')));
  expect(gone.told).toHaveLength(4);
});

test('a hub that does not take one of the feeds is told of the others', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const hub = await openHub([204, 400, 204, 422]);
  const teller = createHubTeller({ isNear: true, delays: [1, 1] });
  ends.push(() => teller.stop());
  const paths = ['', '/section/world'].flatMap((list) => [`${list}/feed.xml`, `${list}/feed.json`]);
  teller.tell(
    hub.url,
    paths.map((path) => `https://news.example.org${path}`),
  );
  await soon(() => expect(hub.told).toEqual(paths.map(sent)));
});

test('a newsroom that names no hub tells nobody', async () => {
  const hub = await openHub();
  const ledger = await follow(null);
  ledger.change(null);
  await writing.patch('siteSettings').set({ feedHub: hub.url }).commit();
  ledger.change(null);
  await soon(() => expect(hub.told).toEqual(both('')));
});

describe('attack: a hub', () => {
  test.each([
    ['without encryption', 'http://hub.example.org/'],
    ['this machine', 'https://127.0.0.1/'],
    ['this machine as a number', 'https://2130706433/'],
    ['this machine in IPv6', 'https://[::1]/'],
    ['this machine in IPv6 as IPv4', 'https://[::ffff:127.0.0.1]/'],
    ['a name that stands for this machine', 'https://localhost/'],
    ['this machine in IPv6 as IPv4 was written before', 'https://[::127.0.0.1]/'],
    ['a cloud’s own particulars', 'https://169.254.169.254/latest'],
    ['a private network', 'https://10.0.0.8/'],
    ['a private network in IPv6', 'https://[fd00::1]/'],
    ['every address', 'https://0.0.0.0/'],
  ])('%s → is not told', async (_, hub) => {
    const telling = ping({ hub, feed: 'https://news.example.org/feed.xml' }, { isNear: false });
    await expect(telling).rejects.toThrow(HubAddressError);
  });

  test.each([
    ['8.8.8.8', true],
    ['2606:4700::1111', true],
    ['::ffff:8.8.8.8', true],
    ['::ffff:10.0.0.1', false],
    ['64:ff9b::7f00:1', false],
    ['::7f00:1', false],
    ['200::1', false],
    ['4000::1', false],
    ['2002:7f00:1::', false],
    ['100.64.0.1', false],
    ['224.0.0.1', false],
    ['fe80::1', false],
    ['not an address', false],
  ])('the address %s → public: %s', (address, expected) => {
    expect(isPublic(address)).toBe(expected);
  });

  test('one that leads on to elsewhere → is not followed', async () => {
    const hub = await openHub([302]);
    const told = { hub: hub.url, feed: 'https://news.example.org/feed.xml' };
    expect(await ping(told, { isNear: true })).toBe(302);
    expect(hub.told).toHaveLength(1);
  });

  test('one that answers without end → is heard no further than its status', async () => {
    const server = createServer((_, response) => {
      response.writeHead(200);
      const more = () => response.write('x'.repeat(65_536), more);
      more();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const told = { hub: `http://127.0.0.1:${port}/`, feed: 'https://news.example.org/feed.xml' };
    expect(await ping(told, { isNear: true })).toBe(200);
    server.closeAllConnections();
    server.close();
  });
});
