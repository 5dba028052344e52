import { type ClientConfig, createClient, type SanityClient } from '@sanity/client';
import { readEnvironment } from '#lib/env.ts';
import { studioPath } from '#lib/routes.ts';
import { apiVersion } from './api-version.ts';

/**
 * How the site's own server reaches the lake, the read token included.
 *
 * @throws EnvironmentError when the environment is wrong.
 */
export function siteClientConfig() {
  const { sanity, lakePort } = readEnvironment();
  const embedded =
    sanity.lake === 'embedded'
      ? { apiHost: `http://127.0.0.1:${lakePort}`, useProjectHostname: false }
      : {};
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

/**
 * The client of the site's own server. It carries the read token, so it never goes into a
 * component that runs in a browser; without a perspective of its own a fetch sees what is published.
 *
 * @throws EnvironmentError when the environment is wrong.
 */
export const createSiteClient = (overrides: Partial<ClientConfig> = {}): SanityClient =>
  createClient({ ...siteClientConfig(), ...overrides });
