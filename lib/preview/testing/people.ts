import { randomUUID } from 'node:crypto';
import type { TestLake } from '@dateline/lake/testing/lake-process';

/** Where the Studio is, as far as the lake knows: on the site's default port. */
export const site = 'http://localhost:3000';

/** Somebody who is signed in: by a cookie, under a name. */
export type SignedIn = {
  cookie: string;
  signIn: string;
  write: (document: object) => Promise<void>;
};
export type Form = { email: string; password: string };

/** Signs in as the Studio does, and writes as its pages do. */
export async function signIn(lake: TestLake, form?: Form): Promise<SignedIn> {
  const search = new URLSearchParams({ origin: `${site}/studio`, type: 'cookie' });
  const answer = await fetch(`${lake.url}/v1/auth/login/dateline?${search}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(form ?? lake.signIn()),
  });
  const [cookie = '', named = ''] = answer.headers
    .getSetCookie()
    .filter((text) => /_(session|signin)/.test(text))
    .map((text) => text.split(';', 1)[0] ?? '');
  return {
    cookie,
    signIn: named.split('=')[1] ?? '',
    async write(document) {
      const written = await fetch(`${lake.url}/v1/data/mutate/production`, {
        method: 'POST',
        headers: { cookie, origin: site },
        body: JSON.stringify({ mutations: [{ createOrReplace: document }] }),
      });
      if (!written.ok) throw new Error(`A document was refused with status ${written.status}.`);
    },
  };
}

/** Signs out as the Studio does. */
export const signOut = (lake: TestLake, { cookie }: SignedIn) =>
  fetch(`${lake.url}/v1/auth/logout`, { method: 'POST', headers: { cookie, origin: site } });

/** A person of their own, who can be removed again. */
export async function newcomer(lake: TestLake, role = 'contributor'): Promise<Form> {
  const email = `${randomUUID()}@example.org`;
  const who = ['--email', email, '--name', 'New', '--role', role];
  return { email, password: await lake.command('user', 'add', ...who) };
}
