import { createClient } from '@sanity/client';
import type { SingleWorkspace } from 'sanity';
import { createTunnelFetch } from '../tunnel.ts';
import { dataset, isEmbedded } from './environment.ts';

type Connection = Pick<SingleWorkspace, 'apiHost' | 'auth' | 'unstable_clientFactory'>;

/** The site's own origin; commands that read the configuration outside a browser ask nobody. */
const origin = () => (typeof window === 'undefined' ? 'http://localhost' : window.location.origin);

/** How the Studio reaches the lake that runs beside the site, under `/lake` of the same origin. */
function embeddedConnection(): Connection {
  const apiHost = `${origin()}/lake`;
  const tunnelFetch = createTunnelFetch({ apiHost, dataset });
  return {
    apiHost,
    auth: {
      loginMethod: 'token',
      redirectOnSingle: true,
      providers: (lake) => lake.map((provider) => ({ ...provider, title: 'Email and password' })),
    },
    unstable_clientFactory: (options) =>
      createClient({
        ...options,
        apiHost,
        useProjectHostname: false,
        resolveFetch: () => tunnelFetch,
      }),
  };
}

/** How the Studio reaches its lake: the embedded one on its own origin, the hosted one as Sanity does. */
export const lakeConnection = (): Connection => (isEmbedded ? embeddedConnection() : {});
