import { isValidSignature } from '@sanity/webhook';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLake } from '../store/open.ts';
import { freePort, runLake, startTestLake, type TestLake } from '../testing/lake-process.ts';
import { createDeliveries } from './deliveries.ts';
import { webhookSchema } from './schema.ts';
import { type Received, startReceiver } from './testing/receiver.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake({ LAKE_QUERY_TIMEOUT: '5' });
});
afterAll(() => lake.remove());

const run = (...args: string[]) => runLake(['webhook', ...args], { LAKE_DIR: lake.dir });

/** Adds a webhook and gives its id and the secret that was printed. */
async function add(url: string, ...args: string[]) {
  const { stdout, stderr, code } = await run('add', '--url', url, ...args);
  expect([code, stderr]).toEqual([0, expect.stringMatching(/^Webhook \w+ tells http/)]);
  return { id: stderr.split(' ')[1] ?? '', secret: stdout.trim() };
}

const bodiesOf = (received: Received[]): unknown[] => received.map(({ body }) => JSON.parse(body));

/** What the log says of a webhook, newest first. */
function logged(id: string) {
  const db = openLake(lake.dir, [webhookSchema]);
  try {
    return createDeliveries(db).log(100, id);
  } finally {
    db.close();
  }
}

/** The states of a webhook's deliveries, once none of them waits any more. */
async function settled(id: string) {
  const db = openLake(lake.dir, [webhookSchema]);
  try {
    return await expect
      .poll(() => createDeliveries(db).log(100, id), { timeout: 30_000 })
      .toSatisfy((log: { state: string }[]) => log.every(({ state }) => state !== 'waiting'))
      .then(() => createDeliveries(db).log(100, id));
  } finally {
    db.close();
  }
}

describe('a webhook', () => {
  it('sends the projection of what its filter lets through, signed, and only once', async () => {
    const receiver = await startReceiver();
    const { id, secret } = await add(
      receiver.url,
      '--filter',
      '_type == "story" && (delta::operation() != "update" || delta::changedAny(title))',
      '--projection',
      '{_id, title, "was": before().title, "by": author->name, "op": delta::operation(), "people": count(*[_type == "person"])}',
    );
    const client = await lake.client('editor');
    await client.create({ _id: 'ann', _type: 'person', name: 'Ann' });
    await client.create({ _id: 'drafts.s', _type: 'story', title: 'Not yet' });
    await client.create({ _id: 's', _type: 'story', title: 'A', author: { _ref: 'ann' } });
    await client.patch('s').set({ unseen: true }).commit();
    const patched = await client.patch('s').set({ title: 'B' }).commit();
    await client.delete('s');
    const received = await receiver.first(3);
    expect((await settled(id)).map(({ state }) => state)).toEqual(Array(3).fill('delivered'));
    await receiver.close();
    expect(receiver.received).toHaveLength(3);
    expect(bodiesOf(received)).toMatchObject([
      { _id: 's', title: 'A', was: null, by: 'Ann', people: 1, op: 'create' },
      { _id: 's', title: 'B', was: 'A', by: 'Ann', people: 1, op: 'update' },
      { _id: 's', title: 'B', was: 'B', by: 'Ann', people: 1, op: 'delete' },
    ]);
    expect(received[1]?.headers).toMatchObject({
      'content-type': 'application/json',
      'sanity-webhook-id': id,
      'sanity-project-id': 'dateline',
      'sanity-dataset': 'production',
      'sanity-document-id': 's',
      'sanity-operation': 'update',
      'sanity-transaction-id': patched._rev,
      'sanity-transaction-time': patched._updatedAt,
    });
    for (const { headers, body } of received) {
      const signature = String(headers['sanity-webhook-signature']);
      expect(await isValidSignature(body, signature, secret)).toBe(true);
      expect(await isValidSignature(`${body} `, signature, secret)).toBe(false);
      expect(await isValidSignature(body, signature, `${secret}x`)).toBe(false);
    }
  });

  it('sends whole documents when it has no projection, and only what was asked for', async () => {
    const receiver = await startReceiver();
    const { id } = await add(receiver.url, '--on', 'create,delete', '--drafts');
    const client = await lake.client('editor');
    const created = await client.create({ _id: 'drafts.w', _type: 'whole', n: 1 });
    const patched = await client.patch('drafts.w').set({ n: 2 }).commit();
    await client.delete('drafts.w');
    expect(bodiesOf(await receiver.first(2))).toEqual([created, patched]);
    await run('remove', id);
    await receiver.close();
  });

  it('tries again what may pass, with the same key, and gives up what may not', async () => {
    const receiver = await startReceiver([500, 429, 200, 404]);
    const { id } = await add(receiver.url, '--filter', '_type == "retried"');
    const client = await lake.client('editor');
    await client.create({ _id: 't1', _type: 'retried' });
    const tries = await receiver.first(3);
    expect(new Set(tries.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(new Set(tries.map(({ body }) => body)).size).toBe(1);
    await settled(id);
    await client.create({ _id: 't2', _type: 'retried' });
    await receiver.first(4);
    expect(await settled(id)).toMatchObject([
      { document_id: 't2', state: 'failed', attempts: 1, outcome: 'answered 404' },
      { document_id: 't1', state: 'delivered', attempts: 3, outcome: 'answered 200' },
    ]);
    const { stdout } = await run('log', id);
    expect(stdout).toMatch(/create +t2 +failed +1 attempt +answered 404\n.* t1 +delivered +3 att/);
    await receiver.close();
  });

  it('is told of everything after the lake was killed while nobody listened', async () => {
    const port = await freePort();
    const { id } = await add(`http://127.0.0.1:${port}/`, '--filter', '_type == "late"');
    const client = await lake.client('editor');
    for (let n = 0; n < 5; n += 1) await client.create({ _id: `late${n}`, _type: 'late', n });
    await lake.end('SIGKILL');
    const receiver = await startReceiver([], port);
    await lake.restart();
    const received = await receiver.first(5);
    const log = await settled(id);
    await receiver.close();
    // At least once: a kill between an answer and its note means a second delivery.
    const documents = received.map(({ headers }) => headers['sanity-document-id']);
    expect(new Set(documents)).toEqual(new Set(['late0', 'late1', 'late2', 'late3', 'late4']));
    expect(log.map(({ state }) => state)).toEqual(Array(5).fill('delivered'));
  });
});

/** Compares every three documents with each other, which takes for ever. */
const endless = `count(*[_type == "one-of-many" && count(*[_id != ^._id &&
  count(*[_id > ^._id && _id < ^.^._id]) > 0]) > 0]) > 0`;

describe('a webhook whose GROQ takes too long', () => {
  beforeAll(async () => {
    const many = (await lake.client('editor')).transaction();
    for (let n = 0; n < 300; n += 1) many.create({ _id: `one-${n}`, _type: 'one-of-many' });
    await many.commit();
  });

  it('holds up nobody, says so in its log, and leaves the order of what the others are told', async () => {
    const client = await lake.client('editor');
    const receiver = await startReceiver();
    const slow = await add(receiver.url, '--filter', `_type == "told" && ${endless}`);
    const slower = await add(receiver.url, '--projection', `{"never": ${endless}}`);
    const quick = await add(receiver.url, '--filter', '_type == "told"', '--projection', '{_id}');

    await client
      .transaction()
      .create({ _id: 'told-1', _type: 'told' })
      .create({ _id: 'told-2', _type: 'told' })
      .commit();
    await fetch(`${lake.url}/v2026-02-01/ping`);
    expect(await client.fetch('*[_id == "told-1"][0]._id')).toBe('told-1');
    await client.create({ _id: 'told-3', _type: 'told' });
    await client.patch({ query: '*[_id == "told-3"]' }).set({ n: 1 }).commit();
    expect(receiver.received).toEqual([]);
    const logOf = (id: string) => logged(id).map(({ document_id }) => document_id);
    expect([slow, slower, quick].map(({ id }) => logOf(id))).toEqual([[], [], []]);

    const received = await receiver.first(4);
    expect(bodiesOf(received)).toEqual([
      { _id: 'told-1' },
      { _id: 'told-2' },
      { _id: 'told-3' },
      { _id: 'told-3' },
    ]);
    for (const { id } of [slow, slower]) {
      expect(logged(id).reverse()).toMatchObject([
        {
          document_id: 'told-1',
          state: 'failed',
          outcome: 'its GROQ was stopped after 5 seconds, the limit for a query',
        },
        {
          document_id: 'told-2',
          state: 'failed',
          outcome: expect.stringContaining('at told-1 of the same transaction'),
        },
        { document_id: 'told-3', state: 'failed', outcome: expect.stringContaining('stopped') },
        { document_id: 'told-3', state: 'failed', outcome: expect.stringContaining('stopped') },
      ]);
    }
    for (const { id } of [slow, slower, quick]) await run('remove', id);
    await receiver.close();
  });

  it('is not waited for when the lake ends, and asked again when it starts', async () => {
    const receiver = await startReceiver();
    const { id } = await add(receiver.url, '--filter', `_type == "left" && ${endless}`);
    const client = await lake.client('editor');
    await client.create({ _id: 'left', _type: 'left' });
    expect(await lake.end()).toBe(0);
    expect(logged(id)).toEqual([]);
    await lake.restart();
    await expect.poll(() => logged(id), { timeout: 60_000 }).toMatchObject([{ state: 'failed' }]);
    await run('remove', id);
    await receiver.close();
  });
});

describe('lake webhook', () => {
  it('never shows a secret again', async () => {
    const given = 'a-secret-of-ones-own';
    const { id, secret } = await add(
      'https://example.org/hook',
      '--secret',
      given,
      '--on',
      'delete',
    );
    expect(secret).toBe('');
    const shown = [await run('list'), await run('log')].map(({ stdout }) => stdout).join('');
    expect(shown).toMatch(
      new RegExp(`^${id} +example.org +https://example.org/hook +delete$`, 'm'),
    );
    expect(shown).not.toContain(given);
    expect(shown).not.toContain('webhook_');
  });

  it.each([
    [['add'], '--url is missing'],
    [['add', '--url', 'ftp://example.org'], 'has to be an http or https address'],
    [['add', '--url', 'https://a:b@example.org'], 'cannot hold a user name'],
    [['add', '--url', 'https://example.org', '--on', 'publish'], '"publish" is none of create'],
    [['add', '--url', 'https://example.org', '--filter', '_type =='], '--filter: '],
    [['add', '--url', 'https://example.org', '--filter', '*[_type == "a"]'], 'the condition alone'],
    [['add', '--url', 'https://example.org', '--projection', '_id'], 'a projection is an object'],
    [['add', '--url', 'https://example.org', '--projection', '{"x": unknown(1)}'], 'unknown'],
    [['add', '--url', 'https://example.org', '--secret', 'short'], 'at least 8 characters'],
    [['publish'], 'is followed by add, list, log, remove'],
  ])('refuses %j', async (args, sentence) => {
    const { code, stderr } = await run(...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
  });

  it('removes one, with what it had still to deliver', async () => {
    const { id } = await add(
      `http://127.0.0.1:${await freePort()}/`,
      '--filter',
      '_type == "gone"',
    );
    const client = await lake.client('editor');
    await client.create({ _type: 'gone' });
    expect((await run('remove', id)).code).toBe(0);
    expect((await run('log', id)).stderr).toContain('Nothing has been delivered.');
    expect((await run('remove', id)).stderr).toContain(`There is no webhook ${id}.`);
  });
});
