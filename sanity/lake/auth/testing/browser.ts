import { vouchFor, vouchHeader } from '#lib/env-vouch.ts';
import type { TestLake } from '../../testing/lake-process.ts';

/** Where the Studio is, in tests: on the site's default port. */
export const studio = 'http://localhost:3000/studio';

export type Form = { email: string; password: string };

/** What a browser does with a lake while somebody signs in to the Studio. */
export function createBrowser(lake: TestLake) {
  /** Sends the sign-in form as the site's proxy passes it on, for a visitor at an address. */
  const submit = (
    form: Form,
    { origin = studio, visitor = '203.0.113.1', from = '', cookie = '' } = {},
  ) => {
    const search = new URLSearchParams({ origin, projectId: 'dateline', withSid: 'true' });
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

  const exchange = (sid: string) =>
    fetch(`${lake.url}/v2026-05-04/auth/fetch?sid=${encodeURIComponent(sid)}`);

  const tokenOf = async (answer: Response): Promise<string> => {
    const { token } = await (await exchange(sidOf(answer))).json();
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

    call: (path: string, token: string, init: RequestInit = {}) =>
      fetch(`${lake.url}/v2026-02-01${path}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, ...init.headers },
      }),

    /** Signs the first user in, all the way to a token. */
    async signIn(): Promise<{ token: string; cookie: string }> {
      const answer = await submit(lake.signIn());
      return { token: await tokenOf(answer), cookie: cookieOf(answer, 'dateline_session') };
    },
  };
}
