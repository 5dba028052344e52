/**
 * What browsers are told they may do with an answer, for every kind of answer there is. One table: the
 * server in front of Next sends it, and so does Next where it is run alone.
 *
 * @see https://www.w3.org/TR/CSP3/
 */

/**
 * `page`: a reader's, with our module and no other script. `framework page`: the same as Next sends it
 * when it is run alone. `preview` and `studio`: applications. `plain page`: words alone. `data`: all that
 * is no document: feeds, files, answers of interfaces, redirects. `script`: the same, which
 * a worker may be made of: a worker has the policy of its own script, and loads the rest of it by that.
 */
export type Answered =
  | 'page'
  | 'framework page'
  | 'preview'
  | 'studio'
  | 'plain page'
  | 'script'
  | 'data';

/** Where the site is and whose lake it has. */
export type Surroundings = { siteUrl: string; lake: 'embedded' | 'hosted' };

/**
 * Source expressions made for one answer: a nonce of its scripts, hashes of its styles, the origins of what
 * it loads in frames when its reader asks.
 */
export type OwnSources = { scripts?: string; styles?: string; frames?: string };

type Policy = Record<string, readonly string[]>;

const none = ["'none'"];
const self = ["'self'"];

/** Where a hosted lake's pictures and files are, and where it answers the Studio and previews. */
const hostedFiles = ['https://cdn.sanity.io'];
const hostedLake = [
  'https://*.api.sanity.io',
  'https://*.apicdn.sanity.io',
  'wss://*.api.sanity.io',
];

/** What holds for all documents: framed by the Studio at most, leading nowhere else by form or base. */
const document: Policy = {
  'default-src': none,
  'base-uri': none,
  'form-action': self,
  'frame-ancestors': self,
};

function policyOf(kind: Answered, { lake }: Surroundings, own: OwnSources): Policy {
  const hosted = (sources: readonly string[]) => (lake === 'hosted' ? sources : []);
  const ownScripts = own.scripts === undefined ? [] : [own.scripts];
  const page: Policy = {
    ...document,
    'script-src': self,
    'style-src': self,
    'img-src': [...self, 'data:', ...hosted(hostedFiles)],
    'font-src': self,
    'connect-src': self,
    'media-src': [...self, ...hosted(hostedFiles)],
    'manifest-src': self,
  };
  switch (kind) {
    case 'page':
      return own.frames ? { ...page, 'frame-src': own.frames.split(' ') } : page;
    case 'framework page':
      // Next writes what its script reads into the page, and knows of no hash of it.
      return { ...page, 'script-src': [...self, "'unsafe-inline'"] };
    case 'preview':
      return {
        ...page,
        'script-src': [...self, ...ownScripts],
        // The overlays of click-to-edit write their styles into the page.
        'style-src': [...self, "'unsafe-inline'"],
        'connect-src': [...self, ...hosted(hostedLake)],
        'frame-src': self,
      };
    case 'studio':
      return {
        ...page,
        'script-src': [...self, ...ownScripts, ...hosted(['https://core.sanity-cdn.com'])],
        'style-src': [...self, "'unsafe-inline'"],
        'img-src': [...self, 'data:', 'blob:', ...hosted(['https:'])],
        'font-src': [...self, 'data:', ...hosted(['https:'])],
        // Of an embedded lake's newsroom nothing of an editor's work leaves the site.
        'connect-src': [...self, 'blob:', 'data:', ...hosted(['https:', 'wss:'])],
        'media-src': [...self, 'blob:', 'data:', ...hosted(['https:'])],
        'worker-src': [...self, 'blob:'],
        'frame-src': [...self, 'blob:', ...hosted(['https:'])],
      };
    case 'plain page':
      return { ...document, 'style-src': own.styles === undefined ? none : [own.styles] };
    case 'script':
      return { ...policyOf('data', { siteUrl: '', lake }, {}), 'script-src': self };
    case 'data':
      return { ...document, 'form-action': none, 'frame-ancestors': none };
  }
}

/** What no page of ours has a use for. */
const permissions = [
  'accelerometer',
  'camera',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'payment',
  'usb',
].map((feature) => `${feature}=()`);

/** Who works here is not told to other sites, not even as the origin of a link. */
const isEditors = (kind: Answered): boolean => kind === 'preview' || kind === 'studio';

const written = (policy: Policy): string =>
  Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ');

type Headers = Readonly<Record<string, string>>;

/** Those that are the same for all answers of a kind, as they were made first. */
const made = new WeakMap<Surroundings, Map<Answered, Headers>>();

/** The headers of an answer; a name for each, in lower case. */
export function securityHeaders(
  kind: Answered,
  surroundings: Surroundings,
  own: OwnSources = {},
): Headers {
  if (Object.values(own).some((sources) => sources !== undefined)) {
    return headersOf(kind, surroundings, own);
  }
  const kinds = made.get(surroundings) ?? new Map<Answered, Headers>();
  made.set(surroundings, kinds);
  const headers = kinds.get(kind) ?? headersOf(kind, surroundings, own);
  kinds.set(kind, headers);
  return headers;
}

function headersOf(kind: Answered, surroundings: Surroundings, own: OwnSources): Headers {
  const isSecure = surroundings.siteUrl.startsWith('https:');
  // Signing in to a hosted project opens a window of another site, which has to answer.
  const popups = isEditors(kind) && surroundings.lake === 'hosted';
  return {
    'content-security-policy': written(policyOf(kind, surroundings, own)),
    'x-content-type-options': 'nosniff',
    'referrer-policy': isEditors(kind) ? 'same-origin' : 'strict-origin-when-cross-origin',
    'permissions-policy': permissions.join(', '),
    'cross-origin-opener-policy': popups ? 'same-origin-allow-popups' : 'same-origin',
    ...(isSecure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}
