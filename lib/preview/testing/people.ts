import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningLake } from '#lib/content/testing/lake-process.ts';

/** Where the Studio is, as far as the lake knows: on the site's default port. */
export const site = 'http://localhost:3000';

/** Somebody who is signed in: by a cookie, under a name. */
export type Person = { cookie: string; signIn: string; write: (document: object) => Promise<void> };
export type Form = { email: string; password: string };

/** Signs in as the Studio does, and writes as its pages do. */
export async function signIn(lake: RunningLake, form?: Form): Promise<Person> {
  const [email = '', password = ''] = readFileSync(join(lake.dir, 'sign-in.txt'), 'utf8').split(
    '\n',
  );
  const search = new URLSearchParams({ origin: `${site}/studio`, type: 'cookie' });
  const answer = await fetch(`${lake.url}/v1/auth/login/dateline?${search}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(form ?? { email, password }),
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
export const signOut = (lake: RunningLake, { cookie }: Person) =>
  fetch(`${lake.url}/v1/auth/logout`, { method: 'POST', headers: { cookie, origin: site } });

/** A person of their own, who can be removed again. */
export async function newcomer(lake: RunningLake): Promise<Form> {
  const email = `${randomUUID()}@example.org`;
  const who = ['--email', email, '--name', 'New', '--role', 'contributor'];
  return { email, password: await lake.command('user', 'add', ...who) };
}
