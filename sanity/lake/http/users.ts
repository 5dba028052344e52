import { z } from 'zod';
import { roles } from '../auth/roles.ts';
import type { Lake } from '../context.ts';
import { json, refused } from '../wire/answer.ts';
import type { Identity } from '../wire/identity.ts';
import { refuse, sessionNotFound } from '../wire/refusal.ts';
import { identityOf, readJson } from '../wire/request.ts';
import { provider } from './auth.ts';
import type { Handler } from './route.ts';

const rolesOf = ({ role }: Pick<Identity, 'role'>) => {
  const { title, description } = roles[role];
  return [{ name: role, title, description }];
};

/** `GET /users/me`: who asks; `{}` for nobody, as the Studio expects before signing in. */
export const currentUser: Handler = (request, lake) => {
  if (request.authenticated === null) {
    return request.credential === null ? json({}) : refused(sessionNotFound);
  }
  const { identity } = request.authenticated;
  const user = lake.auth.users.get(identity.id);
  return json({
    id: identity.id,
    name: identity.name,
    email: user?.email ?? '',
    role: identity.role,
    roles: rolesOf(identity),
    profileImage: null,
    provider: identity.kind === 'user' ? provider.name : 'sanity-token',
  });
};

/** A user as others see them; `system` is the lake, when it publishes what was scheduled. Whoever has left is still named as the author of what they did. */
function publicUser(id: string, { auth }: Lake) {
  const user = auth.users.get(id);
  if (user !== null) return { id, displayName: user.name, email: user.email, imageUrl: null };
  const name =
    id === 'system' ? 'The lake' : (auth.tokens.get(id)?.label ?? auth.former.nameOf(id));
  return name === null ? null : { id, displayName: name, email: null, imageUrl: null };
}

/** `GET /users/:ids`, `GET /projects/:project/users/:ids`: one user, or a list when several are asked for. */
export const fetchUsers: Handler = (request, lake) => {
  const ids = (request.params.ids ?? '').split(',').filter((id) => id !== '');
  const found = ids.flatMap((id) => publicUser(id, lake) ?? []);
  if (ids.length !== 1) return json(found);
  const [only] = found;
  if (only === undefined) throw refuse('not there', `There is no user ${ids[0]}.`);
  return json(only);
};

const pairs = z.array(z.object({ key: z.string().min(1).max(500), value: z.unknown() })).max(100);
const largestPreferences = 256_000;

/** `GET /users/me/keyvalue[/:keys]`: what the Studio remembers for this person. */
export const readPreferences: Handler = (request, lake) => {
  const { id } = identityOf(request);
  const { keys } = request.params;
  return json(
    keys === undefined
      ? lake.auth.preferences.all(id)
      : lake.auth.preferences.some(id, keys.split(',')),
  );
};

/** `PUT /users/me/keyvalue`: remembers, and gives back what is remembered now. */
export const writePreferences: Handler = async (request, lake) => {
  const { id } = identityOf(request);
  const given = await readJson(request, pairs, largestPreferences);
  const normal = given.map(({ key, value }) => ({ key, value: value ?? null }));
  if (!lake.auth.preferences.set(id, normal)) {
    throw refuse('too large', 'That is more than is remembered for one person.');
  }
  return json(normal);
};
