import { act } from './actions.ts';
import { fetchFile, fetchImage, uploadFile, uploadImage } from './assets.ts';
import { fetchToken, listProviders, signOut, tellStanding, whoIsSignedIn } from './auth.ts';
import { fetchDocuments } from './doc.ts';
import { exportDocuments } from './export.ts';
import { pastDocuments, pastEvents, pastReleaseEvents, pastTransactions } from './history.ts';
import { followLive, listen } from './listen.ts';
import {
  checkCors,
  nothingListed,
  nothingToSay,
  ping,
  telemetryDropped,
  telemetryStatus,
  tellMetrics,
} from './misc.ts';
import { mutate } from './mutate.ts';
import {
  fetchAcl,
  fetchGrants,
  fetchProject,
  fetchReleaseLimits,
  listDatasets,
  listFeatures,
} from './projects.ts';
import { answerQuery } from './query.ts';
import { fetchReferences } from './references.ts';
import type { Handler, Method, Route, RouteAccess } from './route.ts';
import { showSignIn, signIn, signInFont } from './sign-in.ts';
import { currentUser, fetchUsers, readPreferences, writePreferences } from './users.ts';

const route = (method: Method, pattern: string, access: RouteAccess, handle: Handler): Route => ({
  method,
  pattern,
  access,
  handle,
});

/** Every address of the lake, after the version. The first row that fits a request answers it. */
export const routes: readonly Route[] = [
  route('GET', '/data/query/:ds', 'reader', answerQuery),
  route('POST', '/data/query/:ds', 'reader', answerQuery),
  route('GET', '/data/doc/:ds/:ids', 'reader', fetchDocuments),
  route('POST', '/data/mutate/:ds', 'author', mutate),
  route('POST', '/data/actions/:ds', 'author', act),
  route('GET', '/data/listen/:ds', 'reader', listen),
  route('GET', '/data/live/events/:ds', 'reader', followLive),
  route('GET', '/data/export/:ds', 'reader', exportDocuments),
  route('GET', '/data/history/:ds/documents/:ids', 'reader', pastDocuments),
  route('GET', '/data/history/:ds/transactions/:ids', 'reader', pastTransactions),
  route('GET', '/data/history/:ds/events/documents/:id', 'reader', pastEvents),
  route('GET', '/data/history/:ds/events/releases/:name', 'reader', pastReleaseEvents),
  route('GET', '/data/references/:ds/documents/:id/to', 'reader', fetchReferences),

  route('POST', '/assets/images/:ds', 'author', uploadImage),
  route('POST', '/assets/files/:ds', 'author', uploadFile),
  route('GET', '/images/:project/:ds/:file', 'anyone', fetchImage),
  route('GET', '/files/:project/:ds/:file', 'anyone', fetchFile),

  route('GET', '/auth/providers', 'anyone', listProviders),
  route('GET', '/auth/login/dateline', 'anyone', showSignIn),
  route('POST', '/auth/login/dateline', 'anyone', signIn),
  route('GET', '/auth/login/fonts/:file', 'anyone', signInFont),
  route('GET', '/auth/fetch', 'anyone', fetchToken),
  route('GET', '/auth/id', 'reader', whoIsSignedIn),
  route('GET', '/auth/standing/:id', 'reader', tellStanding),
  route('POST', '/auth/logout', 'anyone', signOut),

  route('GET', '/users/me', 'anyone', currentUser),
  route('GET', '/users/me/keyvalue', 'reader', readPreferences),
  route('GET', '/users/me/keyvalue/:keys', 'reader', readPreferences),
  route('PUT', '/users/me/keyvalue', 'reader', writePreferences),
  route('GET', '/users/:ids', 'reader', fetchUsers),
  route('GET', '/projects/:project/users/:ids', 'reader', fetchUsers),

  route('GET', '/projects/:project', 'reader', fetchProject),
  route('GET', '/projects/:project/grants', 'reader', fetchGrants),
  route('GET', '/projects/:project/datasets', 'reader', listDatasets),
  route('GET', '/projects/:project/datasets/:ds/acl', 'reader', fetchAcl),
  route('GET', '/projects/:project/user-applications', 'reader', nothingListed),
  route('GET', '/projects/:project/new-content-release-allowed', 'reader', fetchReleaseLimits),
  route('GET', '/datasets', 'reader', listDatasets),
  route('GET', '/aliases', 'reader', nothingListed),
  route('GET', '/features', 'reader', listFeatures),

  route('GET', '/ping', 'anyone', ping),
  route('GET', '/data/ping/:ds', 'anyone', ping),
  route('GET', '/metrics', 'reader', tellMetrics),
  route('GET', '/check/cors', 'anyone', checkCors),
  route('GET', '/journey/announcements', 'anyone', nothingListed),
  route('GET', '/journey/*offer', 'anyone', nothingToSay),
  route('GET', '/help', 'anyone', nothingToSay),
  route('GET', '/subscriptions/project/:project', 'reader', nothingToSay),
  route('GET', '/intake/telemetry-status', 'anyone', telemetryStatus),
  route('POST', '/intake/*what', 'anyone', telemetryDropped),
];
