/** What every address answers to everybody: the table behind `access.test.ts`. */

/** Who asks. `nobody` sends nothing, `stranger` a token the lake does not know. */
export type Asker = 'nobody' | 'stranger' | 'viewer' | 'contributor' | 'editor';

export type Row = {
  /** The route, as its row in the table of routes. */
  route: string;
  what?: string;
  path: string;
  body?: unknown;
  /** The status each gets, in the order nobody, stranger, viewer, contributor, editor. */
  status: readonly [number, number, number, number, number];
};

export const askers: readonly Asker[] = ['nobody', 'stranger', 'viewer', 'contributor', 'editor'];

const open = [200, 200, 200, 200, 200] as const;
const signedIn = [401, 401, 200, 200, 200] as const;
const draftWork = [401, 401, 403, 200, 200] as const;
const published = [401, 401, 403, 403, 200] as const;

const mutations = (...list: unknown[]) => ({ mutations: list });
const actions = (...list: unknown[]) => ({ actions: list });
const sha1 = '0'.repeat(40);

export const rows: readonly Row[] = [
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
    route: 'GET /data/history/:ds/events/releases/:name',
    path: '/data/history/production/events/releases/spring',
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
  {
    route: 'GET /auth/standing/:id',
    what: 'somebody who is not there',
    path: '/auth/standing/nobody',
    status: [401, 401, 404, 404, 404],
  },
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
  { route: 'GET /metrics', path: '/metrics', status: signedIn },
  {
    route: 'GET /subscriptions/project/:project',
    path: '/subscriptions/project/dateline',
    status: signedIn,
  },
  { route: 'GET /data/ping/:ds', path: '/data/ping/production', status: open },
  {
    route: 'GET /projects/:project/new-content-release-allowed',
    path: '/projects/dateline/new-content-release-allowed',
    status: signedIn,
  },
  { route: 'GET /ping', path: '/ping', status: open },
  { route: 'GET /check/cors', path: '/check/cors', status: open },
  { route: 'GET /journey/announcements', path: '/journey/announcements', status: open },
  { route: 'GET /journey/*offer', path: '/journey/trial', status: open },
  { route: 'GET /help', path: '/help', status: open },
  { route: 'GET /intake/telemetry-status', path: '/intake/telemetry-status', status: open },
  { route: 'POST /intake/*what', path: '/intake/batch', status: [204, 204, 204, 204, 204] },
];
