import { readEnvironment } from '#lib/env.ts';
import { absoluteUrl } from '#lib/routes.ts';

/** The public origin, as configured; never taken from a request. */
export const siteOrigin = (): string => readEnvironment().siteUrl;

/** A path of the site as the address the world knows; a full address stays as it is. */
export const publicUrl = (path: string): string => absoluteUrl(siteOrigin(), path);
