import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';
import { routes } from './routes.ts';

/** Who asks. `nobody` sends nothing, `stranger` a token the lake does not know. */
type Asker = 'nobody' | 'stranger' | 'viewer' | 'contributor' | 'editor';

type Row = {
  /** The route, as its row in the table of routes. */
  route: string;
  what?: string;
  path: string;
  body?: unknown;
  /** The status each gets, in the order nobody, stranger, viewer, contributor, editor. */
  status: readonly [number, number, number, number, number];
};

const askers: readonly Asker[] = ['nobody', 'stranger', 'viewer', 'contributor', 'editor'];

const open = [200, 200, 200, 200, 200] as const;
const signedIn = [401, 401, 200, 200, 200] as const;
const draftWork = [401, 401, 403, 200, 200] as const;
const published = [401, 401, 403, 403, 200] as const;

const mutations = (...list: unknown[]) => ({ mutations: list });
const actions = (...list: unknown[]) => ({ actions: list });
const sha1 = '0'.repeat(40);

const rows: readonly Row[] = [
  { route: 'GET /data/query/:ds', path: '/data/query/production?query=1', status: signedIn },
  {
    route: 'POST /data/query/:ds',
    path: '/data/query/production',
    body: { query: '1' },
    status: signedIn,
  },
  { route: 'GET /data/doc/:ds/:ids', path: '/data/doc/production/seed', status: signedIn },
  {
    route: 'POST /data/mutate/:ds',
    what: 'a draft',
    path: '/data/mutate/production',
    body: mutations({ createOrReplace: { _id: 'drafts.a', _type: 'article' } }),
    status: draftWork,
  },
  {
    route: 'POST /data/mutate/:ds',
    what: 'a published document',
    path: '/data/mutate/production',
    body: mutations({ createOrReplace: { _id: 'b', _type: 'article' } }),
    status: published,
  },
  {
    route: 'POST /data/mutate/:ds',
    what: 'a published document, changed by a query',
    path: '/data/mutate/production',
    body: mutations({ patch: { query: '*[_id == "seed"]', set: { touched: true } } }),
    status: published,
  },
  {
    route: 'POST /data/mutate/:ds',
    what: 'a published document, deleted beside a draft that may be written',
    path: '/data/mutate/production',
    body: mutations(
      { createOrReplace: { _id: 'drafts.a', _type: 'article' } },
      { delete: { id: 'disposable' } },
    ),
    status: published,
  },
  {
    route: 'POST /data/mutate/:ds',
    what: 'a version in a release',
    path: '/data/mutate/production',
    body: mutations({ createOrReplace: { _id: 'versions.r1.a', _type: 'article' } }),
    status: published,
  },
  {
    route: 'POST /data/actions/:ds',
    what: 'editing',
    path: '/data/actions/production',
    body: actions({
      actionType: 'sanity.action.document.edit',
      draftId: 'drafts.seed',
      publishedId: 'seed',
      patch: { set: { headline: 'Edited' } },
    }),
    status: draftWork,
  },
  {
    route: 'POST /data/actions/:ds',
    what: 'publishing',
    path: '/data/actions/production',
    body: actions({
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.ready',
      publishedId: 'ready',
    }),
    status: published,
  },
  { route: 'GET /data/listen/:ds', path: '/data/listen/production?query=*', status: signedIn },
  { route: 'GET /data/live/events/:ds', path: '/data/live/events/production', status: signedIn },
  { route: 'GET /data/export/:ds', path: '/data/export/production', status: signedIn },
  {
    route: 'GET /data/references/:ds/documents/:id/to',
    path: '/data/references/production/documents/seed/to',
    status: signedIn,
  },
  {
    route: 'GET /data/history/:ds/documents/:ids',
    path: '/data/history/production/documents/seed?lastRevision=true',
    status: signedIn,
  },
  {
    route: 'GET /data/history/:ds/transactions/:ids',
    path: '/data/history/production/transactions/seed',
    status: signedIn,
  },
  {
    route: 'GET /data/history/:ds/events/documents/:id',
    path: '/data/history/production/events/documents/seed',
    status: signedIn,
  },
  {
    route: 'POST /assets/images/:ds',
    path: '/assets/images/production',
    body: 'no picture',
    status: [401, 401, 403, 400, 400],
  },
  {
    route: 'POST /assets/files/:ds',
    path: '/assets/files/production',
    body: 'a file',
    status: draftWork,
  },
  {
    route: 'GET /images/:project/:ds/:file',
    path: `/images/dateline/production/${sha1}-1x1.png`,
    status: [404, 404, 404, 404, 404],
  },
  {
    route: 'GET /files/:project/:ds/:file',
    path: `/files/dateline/production/${sha1}.txt`,
    status: [404, 404, 404, 404, 404],
  },
  { route: 'GET /auth/providers', path: '/auth/providers', status: open },
  {
    route: 'GET /auth/login/dateline',
    path: '/auth/login/dateline?origin=http://localhost:3000/studio',
    status: open,
  },
  {
    route: 'POST /auth/login/dateline',
    path: '/auth/login/dateline?origin=http://evil.example/',
    status: [400, 400, 400, 400, 400],
  },
  { route: 'GET /auth/login/fonts/:file', path: '/auth/login/fonts/text.woff2', status: open },
  { route: 'GET /auth/fetch', path: '/auth/fetch?sid=guess', status: [401, 401, 401, 401, 401] },
  { route: 'GET /auth/id', path: '/auth/id', status: signedIn },
  { route: 'POST /auth/logout', path: '/auth/logout', status: [204, 204, 204, 204, 204] },
  { route: 'GET /users/me', path: '/users/me', status: [200, 401, 200, 200, 200] },
  { route: 'GET /users/me/keyvalue', path: '/users/me/keyvalue', status: signedIn },
  { route: 'GET /users/me/keyvalue/:keys', path: '/users/me/keyvalue/a,b', status: signedIn },
  {
    route: 'PUT /users/me/keyvalue',
    path: '/users/me/keyvalue',
    body: [{ key: 'a', value: 1 }],
    status: signedIn,
  },
  { route: 'GET /users/:ids', path: '/users/one,two', status: signedIn },
  {
    route: 'GET /projects/:project/users/:ids',
    path: '/projects/dateline/users/one,two',
    status: signedIn,
  },
  { route: 'GET /projects/:project', path: '/projects/dateline', status: signedIn },
  { route: 'GET /projects/:project/grants', path: '/projects/dateline/grants', status: signedIn },
  {
    route: 'GET /projects/:project/datasets',
    path: '/projects/dateline/datasets',
    status: signedIn,
  },
  {
    route: 'GET /projects/:project/datasets/:ds/acl',
    path: '/projects/dateline/datasets/production/acl',
    status: signedIn,
  },
  {
    route: 'GET /projects/:project/user-applications',
    path: '/projects/dateline/user-applications',
    status: signedIn,
  },
  { route: 'GET /datasets', path: '/datasets', status: signedIn },
  { route: 'GET /aliases', path: '/aliases', status: signedIn },
  { route: 'GET /features', path: '/features', status: signedIn },
  { route: 'GET /ping', path: '/ping', status: open },
  { route: 'GET /check/cors', path: '/check/cors', status: open },
  { route: 'GET /journey/announcements', path: '/journey/announcements', status: open },
  { route: 'GET /journey/*offer', path: '/journey/trial', status: open },
  { route: 'GET /help', path: '/help', status: open },
  { route: 'GET /intake/telemetry-status', path: '/intake/telemetry-status', status: open },
  { route: 'POST /intake/*what', path: '/intake/batch', status: [204, 204, 204, 204, 204] },
];

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
    const acl: { permissions: string[] }[] = await answer.json();
    expect(acl.map((grant) => grant.permissions)).toEqual(permissions);
  });
});
