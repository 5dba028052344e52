import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../wire/identity.ts';
import { startWriters, type Writers } from './testing/writers.ts';

let on: Writers;
let n = 0;
/** A name for each test's own documents. */
let own = '';

beforeAll(async () => {
  on = await startWriters();
});
afterAll(() => on.lake.remove());
beforeEach(() => {
  n += 1;
  own = `case-${n}`;
});

describe('attack: the lake’s own', () => {
  it('documents, written by an editor or administrator with a mutation → 403', async () => {
    await on.releaseOfEditor(own);
    for (const role of ['editor', 'administrator'] as const) {
      const id = `_.releases.${own}`;
      const claim = { _id: id, _type: 'system.release', name: own, state: 'scheduled' };
      expect(await on.mutate(role, { createOrReplace: claim })).toBe(403);
      expect(await on.mutate(role, { patch: { id, set: { state: 'scheduled' } } })).toBe(403);
      expect(await on.mutate(role, { delete: { id } })).toBe(403);
      expect(
        await on.mutate(role, { create: { _id: '_.groups.all', _type: 'system.group' } }),
      ).toBe(403);
      expect(await on.act(role, 'document.delete', { publishedId: id })).toBe(403);
      const draft = { publishedId: id, draftId: `drafts.${id}` };
      expect(
        await on.act(role, 'document.edit', { ...draft, patch: { set: { state: 'scheduled' } } }),
      ).toBe(403);
    }
    expect(await on.stateOf(own)).toBe('active');
  });

  it('users, tokens, webhooks and secrets, asked for by any role → 404, there is no such address', async () => {
    const paths = [
      '/users',
      '/tokens',
      '/projects/dateline/tokens',
      '/projects/dateline/members',
      '/projects/dateline/roles',
      '/invitations/project/dateline',
      '/access/project/dateline/robots',
      '/hooks/projects/dateline',
      '/projects/dateline/cors',
      '/secrets.json',
      '/sign-in.txt',
      '/lake.sqlite',
      '/files/dateline/production/..%2f..%2fsecrets.json',
    ];
    for (const token of on.tokens.values()) {
      for (const path of paths) {
        const answer = await fetch(`${on.lake.url}/v2026-02-01${path}`, {
          headers: { authorization: `Bearer ${token}` },
        });
        await answer.body?.cancel();
        expect([path, answer.status]).toEqual([path, 404]);
      }
    }
  });

  it('preferences of another, by a role of any kind → everybody has their own', async () => {
    const preferences = async (role: Role, method: 'GET' | 'PUT', value?: string) => {
      const answer = await fetch(`${on.lake.url}/v2026-02-01/users/me/keyvalue`, {
        method,
        headers: { authorization: `Bearer ${on.tokens.get(role)}` },
        ...(value && { body: JSON.stringify([{ key: 'layout', value }]) }),
      });
      return answer.json();
    };
    await preferences('editor', 'PUT', 'wide');
    await preferences('viewer', 'PUT', 'narrow');
    expect(await preferences('editor', 'GET')).toEqual([{ key: 'layout', value: 'wide' }]);
  });
});
