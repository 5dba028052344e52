import { createClient } from 'next-sanity';
import { defineEnableDraftMode } from 'next-sanity/draft-mode';
import { siteClientConfig } from '#sanity/client.ts';

/**
 * Opens the preview to whoever brings a secret the Studio made a moment ago; 401 to anyone else.
 * The client is next-sanity's own: it brings its own version of the package.
 */
export const GET = (request: Request): Promise<Response> =>
  defineEnableDraftMode({ client: createClient(siteClientConfig()) }).GET(request);
