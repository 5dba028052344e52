import { z } from 'zod';
import { jsonOf } from '../../testing/json-of.ts';
import type { TestLake } from '../../testing/lake-process.ts';
import { vouchFor, vouchHeader } from '../../wire/vouch.ts';

/** Where the Studio is, in tests: on the site's default port. */
export const studio = 'http://localhost:3000/studio';

/** A Studio on an origin of its own, which `LAKE_ALLOWED_ORIGINS` of the test's lake has to name. */
export const elsewhere = 'https://studio.example.org';

export type Form = { email: string; password: string };

/** What a browser does with a lake while somebody signs in to the Studio. */
export function createBrowser(lake: TestLake) {
  /** Sends the sign-in form as the site's proxy passes it on, for a visitor at an address. */
  const submit = (
    form: Form,
    { origin = studio, visitor = '203.0.113.1', from = '', cookie = '' } = {},
  ) => {
    // A Studio of the newsroom asks for a cookie, one elsewhere for a sid.
    const [name, value] = origin === studio ? ['type', 'cookie'] : ['withSid', 'true'];
    const search = new URLSearchParams({ origin, projectId: 'dateline', [name]: value });
    return fetch(`${lake.url}/v1/auth/login/dateline?${search}`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        [vouchHeader]: vouchFor(visitor, lake.proxySecret()),
        ...(from && { origin: from }),
        ...(cookie && { cookie }),
      },
      body: new URLSearchParams(form),
    });
  };

  const sidOf = (answer: Response): string => {
    const { hash } = new URL(answer.headers.get('location') ?? '');
    return new URLSearchParams(hash.slice(1)).get('sid') ?? '';
  };

  const exchange = (sid: string, headers: Record<string, string> = { origin: elsewhere }) =>
    fetch(`${lake.url}/v2026-05-04/auth/fetch?sid=${encodeURIComponent(sid)}`, { headers });

  /** The cookies an answer sets, as a browser sends them back: the session, then the sign-in's name. */
  const cookiesOf = (answer: Response): string[] =>
    answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '');

  const tokenOf = async (answer: Response): Promise<string> => {
    const { token } = await jsonOf(await exchange(sidOf(answer)), z.object({ token: z.string() }));
    return token;
  };

  /** A cookie that an answer sets, by the beginning of its name, as it is sent back. */
  const cookieOf = (answer: Response, name: string): string =>
    answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';', 1)[0] ?? '')
      .find((cookie) => cookie.startsWith(name)) ?? '';

  return {
    submit,
    cookieOf,
    sidOf,
    exchange,
    tokenOf,
    cookiesOf,

    /** Calls with a token, or as a page of the site does with the cookie. */
    call: (path: string, by: { token: string } | { cookie: string }, init: RequestInit = {}) =>
      fetch(`${lake.url}/v2026-02-01${path}`, {
        ...init,
        headers: {
          ...('token' in by
            ? { authorization: `Bearer ${by.token}` }
            : { cookie: by.cookie, origin: new URL(studio).origin }),
          ...init.headers,
        },
      }),

    /** Signs somebody in, the first user unless told otherwise: the session's cookie and the sign-in's name. */
    async signIn(form: Form = lake.signIn()): Promise<{ cookie: string; name: string }> {
      const [cookie = '', named = ''] = cookiesOf(await submit(form));
      return { cookie, name: named.split('=')[1] ?? '' };
    },
  };
}
