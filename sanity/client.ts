import { type ClientConfig, createClient, type SanityClient } from '@sanity/client';
import { readEnvironment } from '#lib/env.ts';
import { currentRequestId, requestIdHeader } from '#lib/request-id.ts';
import { studioPath } from '#lib/routes.ts';
import { apiVersion } from './api-version.ts';
import { isLakeGone } from './lake-trust.ts';

/**
 * How the site's own server reaches the lake, the read token included.
 *
 * @throws EnvironmentError when the environment is wrong.
 */
export function siteClientConfig() {
  const { sanity, lakeUrl } = readEnvironment();
  const embedded =
    sanity.lake === 'embedded' ? { apiHost: lakeUrl, useProjectHostname: false } : {};
  return {
    projectId: sanity.projectId,
    dataset: sanity.dataset,
    apiVersion,
    token: sanity.readToken,
    useCdn: false,
    perspective: 'published' as const,
    stega: { enabled: false, studioUrl: studioPath() },
    ...embedded,
  } satisfies ClientConfig;
}

type ResolveFetch = NonNullable<ClientConfig['resolveFetch']>;

/** How the client sends where it brings no way of its own, as in what Next bundles for a server. */
const plainly: ResolveFetch = () => (input, init) => globalThis.fetch(input, init);

/** One for each way to send: clients keep streams by the function they are given. */
const guarded = new WeakMap<ResolveFetch, ResolveFetch>();

type Init = Parameters<ReturnType<ResolveFetch>>[1];

/** What is asked for a request of somebody's is called like that request; Sanity's own lake calls it as it likes. */
function inTheNameOf(id: string | undefined, init: Init): Init {
  if (id === undefined || readEnvironment().sanity.lake === 'hosted') return init;
  const headers = new Headers(init?.headers);
  headers.set(requestIdHeader, id);
  return { ...init, headers };
}

/** Sends nothing, least of all a token, while the lake is gone and its port may be anybody's. */
function guard(resolve: ResolveFetch): ResolveFetch {
  const known = guarded.get(resolve);
  if (known !== undefined) return known;
  const made: ResolveFetch = (proxy) => {
    const send = resolve(proxy);
    return (input, init) =>
      isLakeGone()
        ? Promise.reject(new TypeError('The lake is gone.'))
        : send(input, inTheNameOf(currentRequestId(), init));
  };
  guarded.set(resolve, made);
  return made;
}

/**
 * The client of the site's own server. It carries the read token, so it never goes into a
 * component that runs in a browser; without a perspective of its own a fetch sees what is published.
 *
 * @throws EnvironmentError when the environment is wrong.
 */
export function createSiteClient(overrides: Partial<ClientConfig> = {}): SanityClient {
  const client = createClient({ ...siteClientConfig(), ...overrides });
  const { resolveFetch = plainly } = client.config();
  return client.withConfig({ resolveFetch: guard(resolveFetch) });
}
