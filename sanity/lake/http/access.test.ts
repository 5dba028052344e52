import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jsonOf } from '../testing/json-of.ts';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';
import { routes } from './routes.ts';
import { type Asker, askers, type Row, rows } from './testing/access-rows.ts';

let lake: TestLake;
const tokens: Partial<Record<Asker, string>> = { stranger: 'token_of-nobody-this-lake-knows' };

beforeAll(async () => {
  lake = await startTestLake();
  for (const role of ['viewer', 'contributor', 'editor'] as const) {
    tokens[role] = await lake.token(role);
  }
  const client = await lake.client('administrator');
  await client.create({ _id: 'seed', _type: 'article', headline: 'Seed' });
  await client.create({ _id: 'disposable', _type: 'article' });
  await client.create({ _id: 'drafts.ready', _type: 'article' });
});
afterAll(() => lake.remove());

async function statusFor(asker: Asker, { route, path, body }: Row): Promise<number> {
  const token = tokens[asker];
  const answer = await fetch(`${lake.url}/v2026-02-01${path}`, {
    method: route.split(' ', 1)[0],
    headers: { ...(token && { authorization: `Bearer ${token}` }) },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
  await answer.body?.cancel();
  return answer.status;
}

describe('every address of the lake', () => {
  it('has a row here', () => {
    const tested = new Set(rows.map(({ route }) => route));
    const served = new Set(routes.map(({ method, pattern }) => `${method} ${pattern}`));
    expect(tested).toEqual(served);
  });

  for (const row of rows) {
    it(`${row.route}${row.what ? ` (${row.what})` : ''}`, async () => {
      const given: Record<string, number> = {};
      for (const asker of askers) given[asker] = await statusFor(asker, row);
      const wanted = Object.fromEntries(askers.map((asker, index) => [asker, row.status[index]]));
      expect(given).toEqual(wanted);
    });
  }
});

describe('what is refused', () => {
  it('is not written, not even the part that was allowed', async () => {
    const client = await lake.client('contributor');
    const attempt = client
      .transaction()
      .createOrReplace({ _id: 'drafts.half', _type: 'article' })
      .createOrReplace({ _id: 'half', _type: 'article' })
      .commit();
    await expect(attempt).rejects.toMatchObject({
      statusCode: 403,
      response: {
        body: {
          error: {
            items: [{ error: { type: 'insufficientPermissionsError', permission: 'create' } }],
          },
        },
      },
    });
    expect(await client.getDocument('drafts.half')).toBeUndefined();
  });

  it('says to a stranger that the session is over, so that the Studio keeps what was typed', async () => {
    const answer = await fetch(`${lake.url}/v1/data/doc/production/seed`, {
      headers: { authorization: 'Bearer session_long-gone' },
    });
    expect(await answer.json()).toMatchObject({ statusCode: 401, errorCode: 'SIO-401-ANF' });
  });

  it('is another dataset or project', async () => {
    const headers = { authorization: `Bearer ${tokens.editor}` };
    for (const path of ['/data/query/staging?query=1', '/projects/other']) {
      expect((await fetch(`${lake.url}/v1${path}`, { headers })).status).toBe(404);
    }
  });

  it('is a body that is no JSON, with 400, and one over the limit, with 413', async () => {
    const send = (body: string) =>
      fetch(`${lake.url}/v2026-02-01/data/mutate/production`, {
        method: 'POST',
        headers: { authorization: `Bearer ${tokens.editor}` },
        body,
      });
    expect((await send('{"mutations": [')).status).toBe(400);
    const large = { mutations: [{ create: { _type: 'article', text: 'x'.repeat(4_000_000) } }] };
    expect((await send(JSON.stringify(large))).status).toBe(413);
  });

  it('is a method an address does not take', async () => {
    const answer = await fetch(`${lake.url}/v1/data/mutate/production`);
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST');
  });
});

describe('a role', () => {
  it.each([
    ['viewer', [['read', 'history']]],
    ['contributor', [['read', 'history'], ['create', 'update'], ['create']]],
    ['editor', [['read', 'create', 'update', 'history', 'editHistory', 'manage']]],
  ] as const)('is told to the Studio as it is enforced: %s', async (role, permissions) => {
    const answer = await fetch(`${lake.url}/v1/projects/dateline/datasets/production/acl`, {
      headers: { authorization: `Bearer ${tokens[role]}` },
    });
    const acl = await jsonOf(answer, z.array(z.object({ permissions: z.array(z.string()) })));
    expect(acl.map((grant) => grant.permissions)).toEqual(permissions);
  });
});
