import { createClient } from '@sanity/client';
import type { SingleWorkspace } from 'sanity';
import { findingByName } from '../search/found-by-name.ts';
import { sendingAgain } from '../sending-again.ts';
import { createTunnelFetch } from '../tunnel.ts';
import { dataset, isEmbedded } from './environment.ts';

type Connection = Pick<SingleWorkspace, 'apiHost' | 'auth' | 'unstable_clientFactory'>;

/** The site's own origin; commands that read the configuration outside a browser ask nobody. */
const origin = () => (typeof window === 'undefined' ? 'http://localhost' : window.location.origin);

/**
 * How the Studio reaches the lake that runs beside the site, under `/lake` of the same origin. It signs
 * in by a cookie that no script can read: the same origin serves readers.
 */
function embeddedConnection(): Connection {
  const apiHost = `${origin()}/lake`;
  const fetch = findingByName(sendingAgain(createTunnelFetch({ apiHost, dataset })));
  return {
    apiHost,
    auth: {
      loginMethod: 'cookie',
      redirectOnSingle: true,
      providers: (lake) =>
        lake.map(({ url, ...provider }) => ({
          ...provider,
          title: 'Email and password',
          url: signInPage(apiHost, url),
        })),
    },
    unstable_clientFactory: (options) =>
      createClient({
        ...options,
        apiHost,
        useProjectHostname: false,
        resolveFetch: () => fetch,
      }),
  };
}

/** The lake's sign-in page on the Studio's own origin: a cookie is good for the host that set it. */
const signInPage = (apiHost: string, told: string): string =>
  apiHost + new URL(told).pathname.replace(/^.*(?=\/v\d+\/auth\/)/, '');

/** The hosted one as Sanity reaches it. */
function hostedConnection(): Connection {
  const fetch = findingByName((input, init) => globalThis.fetch(input, init));
  return {
    unstable_clientFactory: (options) => createClient({ ...options, resolveFetch: () => fetch }),
  };
}

/** How the Studio reaches its lake: the embedded one on its own origin, the hosted one as Sanity does. */
export const lakeConnection = (): Connection =>
  isEmbedded ? embeddedConnection() : hostedConnection();
