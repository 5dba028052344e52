import { defineEnableDraftMode } from 'next-sanity/draft-mode';
import { createSiteClient } from '#sanity/client.ts';

/** Opens the preview to whoever brings a secret the Studio made a moment ago; 401 to anyone else. */
export const GET = (request: Request): Promise<Response> =>
  defineEnableDraftMode({ client: createSiteClient() }).GET(request);
