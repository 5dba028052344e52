import { mayEver, roles } from '../auth/roles.ts';
import type { Lake } from '../context.ts';
import { isRelease } from '../store/document-ids.ts';
import { json } from '../wire/answer.ts';
import type { Identity } from '../wire/identity.ts';
import { identityOf } from '../wire/request.ts';
import type { Handler } from './route.ts';

/** The people of the newsroom, whom its people hand stories to; a token is told of itself alone. */
function membersFor({ id, kind }: Identity, { auth }: Lake) {
  const people = kind === 'user' ? auth.users.list() : [{ id }];
  return people.map((person) => ({
    id: person.id,
    isCurrentUser: person.id === id,
    isRobot: kind !== 'user',
  }));
}

/** `GET /projects/:project`: the one project this lake is. */
export const fetchProject: Handler = (request, lake) => {
  return json({
    id: lake.config.projectId,
    displayName: 'Dateline',
    studioHost: null,
    organizationId: null,
    isBlocked: false,
    isDisabled: false,
    metadata: {},
    members:
      request.search.get('includeMembers') === 'false'
        ? undefined
        : membersFor(identityOf(request), lake),
    features: [],
  });
};

/** What a grant is called depends on where the Studio looks; the names are the hosted service's. */
const grant = (name: string) => [{ grants: [{ name, params: {} }] }];

/** `GET /projects/:project/grants`: what the asker may do with the project, apart from documents. */
export const fetchGrants: Handler = (request) => {
  const { role } = identityOf(request);
  return json({
    'sanity.project': grant('read'),
    'sanity.project.datasets': grant('read'),
    ...(mayEver(role, 'manage') ? { 'sanity.project.tags': grant('read') } : {}),
  });
};

/** `GET /projects/:project/datasets/:ds/acl`: the asker's role as filters, which the Studio evaluates. */
export const fetchAcl: Handler = (request) => {
  const { role } = identityOf(request);
  return json(roles[role].grants.map(({ filter, permissions }) => ({ filter, permissions })));
};

/** `GET /datasets`, `GET /projects/:project/datasets`: the one dataset. */
export const listDatasets: Handler = (request, lake) => {
  // Asked for the companion dataset where hosted comments live: there is none.
  if (request.search.has('addonFor')) return json([]);
  return json([{ name: lake.config.dataset, aclMode: 'private', datasetProfile: 'content' }]);
};

/**
 * `GET /features`: what the Studio's own tools ask for before they show themselves. Comments are switched off in our
 * Studio, but where they are not listed it begins anew as soon as it hears so, and what was typed meanwhile is lost.
 */
export const listFeatures: Handler = () => json(['contentReleases', 'studioComments']);

/** More open releases than anybody has. */
const mostReleases = 10_000;

/** `GET /projects/:project/new-content-release-allowed`: a plan's limits, which there are none of. */
export const fetchReleaseLimits: Handler = (_, lake) => {
  const releases = lake.documents.byKeys(['type:system.release']).filter(isRelease);
  const active = releases.filter(({ state }) => state === 'active' || state === 'scheduled');
  return json({
    data: {
      datasetReleaseLimit: mostReleases,
      orgActiveReleaseLimit: null,
      defaultOrgActiveReleaseLimit: null,
      orgActiveReleaseCount: active.length,
    },
  });
};
