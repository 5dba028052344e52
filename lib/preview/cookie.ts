/**
 * The cookies of a preview. Plain data, so that the front door can look for them before Next is asked.
 * Our own says whose preview it is; Next's, for draft mode, opens nothing by itself.
 */

/** Where the site is reached over http, as on one's own machine. */
const plain = 'dateline_preview';
/** Over https: the prefix makes browsers refuse it from anywhere but this host itself. */
const secure = '__Host-dateline_preview';

/** The name our cookie has on a site, which is the only one taken there. */
export const previewCookieName = (siteUrl: string): string =>
  siteUrl.startsWith('https:') ? secure : plain;

/** Next's own, whose value is the same for all until the next build. */
export const draftModeCookie = '__prerender_bypass';

/** A request with any of these may be a preview: what it is answered is for nobody else. */
export const previewCookieNames: readonly string[] = [plain, secure, draftModeCookie];

/** What Sanity's own parts note about a preview; worth nothing without it. */
export const perspectiveCookie = 'sanity-preview-perspective';
export const variantCookie = 'sanity-preview-variant';
export const partitionedCookie = 'sanity-preview-partitioned';

/** Everything that goes when a preview ends. */
export const endedCookieNames: readonly string[] = [
  ...previewCookieNames,
  perspectiveCookie,
  variantCookie,
  partitionedCookie,
];
