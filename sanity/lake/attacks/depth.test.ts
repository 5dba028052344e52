import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type AttackedLake, startAttackedLake } from './testing/attacked-lake.ts';

let lake: AttackedLake;
let viewer: string;
let contributor: string;
let editor: string;
beforeAll(async () => {
  lake = await startAttackedLake({ LAKE_QUERY_TIMEOUT: '3' });
  viewer = await lake.token('viewer');
  contributor = await lake.token('contributor');
  editor = await lake.token('editor');
  const client = await lake.client('editor');
  await client.create({ _id: 'a', _type: 'note', list: [1, 2], text: 'words', n: 1 });
  await client.create({ _id: 'drafts.d', _type: 'note' });
});
afterAll(() => lake.remove());
afterEach(() => lake.mustBeWell());

const arrays = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const objects = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const mixed = (depth: number) => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`;
const encode = encodeURIComponent;
const data = '/v2026-02-01/data';

/** Everywhere a request may hold JSON, with `deep` in its place. */
const places: Record<string, (deep: string) => Promise<{ status: number; text: string }>> = {
  'a parameter in the address': (deep) =>
    lake.ask(viewer, `${data}/query/production?query=${encode('count($p)')}&$p=${encode(deep)}`),
  'a parameter that the query does not use': (deep) =>
    lake.ask(viewer, `${data}/query/production?query=1&$p=${encode(deep)}`),
  'a parameter in the body': (deep) =>
    lake.ask(viewer, `${data}/query/production`, {
      method: 'POST',
      body: `{"query":"$p","params":{"p":${deep}}}`,
    }),
  'beside the query in the body': (deep) =>
    lake.ask(viewer, `${data}/query/production`, {
      method: 'POST',
      body: `{"query":"1","x":${deep}}`,
    }),
  'a document': (deep) => write(`{"create":{"_id":"drafts.x","_type":"note","x":${deep}}}`),
  'a patch': (deep) => write(`{"patch":{"id":"drafts.d","set":{"x":${deep}}}}`),
  'an insert': (deep) =>
    write(`{"patch":{"id":"drafts.d","insert":{"after":"list[-1]","items":[${deep}]}}}`),
  'the parameters of a mutation by query': (deep) =>
    write(`{"patch":{"query":"*[_id == $p]","params":{"p":${deep}},"set":{"x":1}}}`),
  'an action': (deep) =>
    lake.ask(editor, `${data}/actions/production`, {
      method: 'POST',
      body: `{"actions":[{"actionType":"sanity.action.document.create","publishedId":"q","attributes":{"_id":"drafts.q","_type":"note","x":${deep}}}]}`,
    }),
  'an action that does not exist': (deep) =>
    lake.ask(editor, `${data}/actions/production`, { method: 'POST', body: `{"actions":${deep}}` }),
  'a preference': (deep) =>
    lake.ask(viewer, '/v2026-02-01/users/me/keyvalue', {
      method: 'PUT',
      body: `[{"key":"k","value":${deep}}]`,
    }),
};

const write = (mutation: string) =>
  lake.ask(contributor, `${data}/mutate/production`, {
    method: 'POST',
    body: `{"mutations":[${mutation}]}`,
  });

/** What a socket is told or closed with. */
async function sayTo(room: string, message: string): Promise<string> {
  const socket = new WebSocket(`${lake.url.replace('http', 'ws')}/v1/${room}/production`);
  await once(socket, 'open');
  const said = new Promise<string>((resolve) => {
    socket.on('message', (text) => String(text) !== '♥' && resolve(String(text)));
    socket.on('close', (code) => resolve(`closed with ${code}`));
  });
  socket.send(message);
  const heard = await said;
  socket.terminate();
  return heard;
}

describe('attack: JSON nested deep', () => {
  for (const [place, send] of Object.entries(places)) {
    for (const [shape, make] of Object.entries({ arrays, objects, mixed })) {
      it(`${place}, of ${shape}, 150 to 60,000 deep, twice each → 4xx, the lake goes on`, async () => {
        for (const depth of [150, 1_000, 1_000, 60_000, 60_000]) {
          const deep = make(depth);
          const isTooLong = place.includes('address') || place.includes('does not use');
          const { status, text } = await send(isTooLong ? make(Math.min(depth, 1_000)) : deep);
          expect([400, 413, 431], text.slice(0, 300)).toContain(status);
        }
      });
    }
  }

  it('the parameter of 5,000 levels that ended it, sent twice by a viewer → 400', async () => {
    for (const _ of [1, 2]) {
      const { status, text } = await lake.ask(viewer, `${data}/query/production`, {
        method: 'POST',
        body: `{"query":"*[_id == $p]","params":{"p":${arrays(5_000)}}}`,
      });
      expect([status, text]).toEqual([400, expect.stringContaining('nested more than')]);
    }
  });

  it('a message about presence → an error, or the end of its socket', async () => {
    const deep = `{"jsonrpc":"2.0","id":"1","method":"presence_announce","params":{"data":{"sessionId":"s","locations":${arrays(3_000)}}}}`;
    expect(await sayTo('socket', deep)).toContain('error');
    expect(await sayTo('socket', arrays(32_000))).toMatch(/error|closed/);
  });

  it('a frame of the tunnel → the end of its socket', async () => {
    expect(await sayTo('tunnel', `{"open":1,"target":"/x","headers":${objects(5_000)}}`)).toBe(
      'closed with 1007',
    );
    expect(await sayTo('tunnel', arrays(32_000))).toBe('closed with 1007');
  });

  it('a document that grows deeper patch by patch → 400 at the end', async () => {
    const statuses: number[] = [];
    for (let n = 0, path = 'x'; n < 5; n += 1, path += '.a'.repeat(30)) {
      const { status } = await write(
        `{"patch":{"id":"drafts.d","set":{"${path}":${objects(30)}}}}`,
      );
      statuses.push(status);
    }
    expect(statuses.at(0)).toBe(200);
    expect(statuses.at(-1)).toBe(400);
  });

  it('what JSON may be without being deep (wide, escaped, of brackets in strings) → 200', async () => {
    const body = JSON.stringify({
      query: 'length($p)',
      params: { p: '[{"\\'.repeat(9_000), q: Array.from({ length: 9_000 }, () => [[]]) },
    });
    const { status } = await lake.ask(viewer, `${data}/query/production`, { method: 'POST', body });
    expect(status).toBe(200);
  });
});

const repeated = (text: string) => (n: number) => text.repeat(n);
/** Queries that are long or deep in one way each. */
const shapes: Record<string, (n: number) => string> = {
  parentheses: (n) => `${'('.repeat(n)}1${')'.repeat(n)}`,
  'open parentheses': repeated('('),
  arrays,
  'open brackets': repeated('['),
  objects: (n) => `${'{"a":'.repeat(n)}1${'}'.repeat(n)}`,
  'open braces': repeated('{'),
  filters: (n) => `*${'[a'.repeat(n)}${']'.repeat(n)}`,
  projections: (n) => `*${'{"x":@'.repeat(n)}${'}'.repeat(n)}`,
  'conditional projections': (n) => `*{${'a=>{'.repeat(n)}b${'}'.repeat(n)}}`,
  'sub-queries': (n) => `${'count(*['.repeat(n)}true${'])'.repeat(n)}`,
  select: (n) => `${'select('.repeat(n)}1${')'.repeat(n)}`,
  minus: (n) => `${'-'.repeat(n)}1`,
  'not, not': (n) => `${'!'.repeat(n)}true`,
  sums: (n) => `1${'+1'.repeat(n)}`,
  powers: (n) => `1${'**1'.repeat(n)}`,
  conjunctions: (n) => `*[true${'&&true'.repeat(n)}]`,
  disjunctions: (n) => `*[false${'||_id=="x"'.repeat(n)}]`,
  fields: (n) => `*[0]${'.a'.repeat(n)}`,
  'array traversals': (n) => `*${'[]'.repeat(n)}`,
  elements: (n) => `*${'[0]'.repeat(n)}`,
  dereferences: (n) => `*[0].a${'->'.repeat(n)}`,
  parents: (n) => `*[^${'.^'.repeat(n)} == 1]`,
  pipes: (n) => `*${'|order(_id)'.repeat(n)}`,
  orderings: (n) => `*|order(${'a asc,'.repeat(n)}b)`,
  lists: (n) => `*[_id in [${'1,'.repeat(n)}1]]`,
  'chained projections': (n) => `*${'{_id}'.repeat(n)}`,
  spreads: (n) => `*{${'...,'.repeat(n)}_id}`,
  'string escapes': (n) => `"${'\\u{41}'.repeat(n)}"`,
  'open escapes': (n) => `"${'\\u{'.repeat(n)}`,
  comments: (n) => `1${'//\n'.repeat(n)}`,
  digits: repeated('9'),
  asterisks: repeated('*'),
  dots: (n) => `a${'.'.repeat(n)}b`,
};

describe('attack: GROQ that is long or deep', { timeout: 120_000 }, () => {
  for (const [shape, make] of Object.entries(shapes)) {
    it(`${shape}, 200 to 40,000 of them → an answer, 400 or 504, the lake goes on`, async () => {
      for (const n of [200, 2_000, 40_000]) {
        const body = JSON.stringify({ query: make(n) });
        const { status, text } = await lake.ask(viewer, `${data}/query/production`, {
          method: 'POST',
          body,
        });
        expect([200, 400, 504], `${n}: ${text.slice(0, 300)}`).toContain(status);
      }
    });

    it(`${shape} in a listener, which are read by the one who answers requests → told at once`, async () => {
      for (const n of [200, 3_000]) {
        const started = performance.now();
        const query = `*[${make(n)}]`.slice(0, 12_000);
        const heard = await sayTo(
          'tunnel',
          JSON.stringify({
            open: 1,
            target: `${data}/listen/production?query=${encode(query)}`.slice(0, 32_000),
            headers: { authorization: `Bearer ${viewer}` },
          }),
        );
        expect(heard).toMatch(/"head":1,"status":200/);
        expect(performance.now() - started).toBeLessThan(15_000);
        await lake.mustBeWell();
      }
    });
  }
});
