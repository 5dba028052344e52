import type { FrameKind, FrameView } from './view.ts';

/**
 * The sites whose frames a page may hold: those that show a thing by its address alone, without a script of
 * theirs in our page. What any other site has is a link. A page's policy allows the origins of what it
 * holds, and no other (`scripts/server/front-door/frames.ts`).
 */
type Provider = {
  name: string;
  kind: FrameKind;
  /** The one origin its frames come from. */
  origin: string;
  /** Hosts of its pages, as their addresses are copied; `www.` is left out. */
  hosts: readonly string[];
  /** What the frame of a page is filled with, below `origin`; null for a page that has none. */
  frame(page: URL): string | null;
};

const youtube: Provider = {
  name: 'YouTube',
  kind: 'video',
  // The same player, which keeps nothing on the reader's device before it plays.
  origin: 'https://www.youtube-nocookie.com',
  hosts: ['youtube.com', 'm.youtube.com', 'youtu.be', 'youtube-nocookie.com'],
  frame(page) {
    const inPath = /^\/(?:shorts|live|embed|v)\/([\w-]{11})\/?$/.exec(page.pathname)?.[1];
    const short = page.hostname === 'youtu.be' && /^\/([\w-]{11})\/?$/.exec(page.pathname)?.[1];
    const asked = page.pathname === '/watch' ? page.searchParams.get('v') : null;
    const id = short || inPath || asked;
    if (!id || !/^[\w-]{11}$/.test(id)) return null;
    const start = secondsOf(page.searchParams.get('t') ?? page.searchParams.get('start') ?? '');
    return `/embed/${id}?autoplay=1${start > 0 ? `&start=${start}` : ''}`;
  },
};

/** A place in a video as addresses write it: `90`, `90s`, `1h2m3s`. */
function secondsOf(written: string): number {
  const [, hours, minutes, seconds] =
    /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/.exec(written) ?? [];
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}

const vimeo: Provider = {
  name: 'Vimeo',
  kind: 'video',
  origin: 'https://player.vimeo.com',
  hosts: ['vimeo.com', 'player.vimeo.com'],
  frame(page) {
    const path =
      /^\/(?:(?:video|channels\/[\w-]+|groups\/[\w-]+\/videos)\/)?(\d{5,12})(?:\/([0-9a-f]{6,20}))?\/?$/;
    const [, id, hidden] = path.exec(page.pathname) ?? [];
    const key = hidden ?? page.searchParams.get('h') ?? '';
    if (id === undefined || !/^[0-9a-f]*$/.test(key)) return null;
    // Does not track who watches, as far as it keeps its word.
    return `/video/${id}?dnt=1&autoplay=1${key === '' ? '' : `&h=${key}`}`;
  },
};

const dailymotion: Provider = {
  name: 'Dailymotion',
  kind: 'video',
  origin: 'https://geo.dailymotion.com',
  hosts: ['dailymotion.com', 'dai.ly'],
  frame(page) {
    const path =
      page.hostname === 'dai.ly' ? /^\/(\w{5,10})\/?$/ : /^\/(?:embed\/)?video\/(\w{5,10})\/?$/;
    const id = path.exec(page.pathname)?.[1];
    return id === undefined ? null : `/player.html?video=${id}`;
  },
};

const soundcloud: Provider = {
  name: 'SoundCloud',
  kind: 'audio',
  origin: 'https://w.soundcloud.com',
  hosts: ['soundcloud.com', 'm.soundcloud.com'],
  frame(page) {
    const path = /^\/([\w-]+\/(?:sets\/)?[\w-]+)\/?$/.exec(page.pathname)?.[1];
    if (path === undefined || path.endsWith('/sets')) return null;
    const track = encodeURIComponent(`https://soundcloud.com/${path}`);
    return `/player/?url=${track}&auto_play=true&show_comments=false`;
  },
};

const spotify: Provider = {
  name: 'Spotify',
  kind: 'audio',
  origin: 'https://open.spotify.com',
  hosts: ['open.spotify.com'],
  frame(page) {
    const path =
      /^\/(?:intl-[a-z]{2}\/)?(?:embed\/)?((?:episode|show|track|album|playlist)\/\w{22})\/?$/;
    const what = path.exec(page.pathname)?.[1];
    return what === undefined ? null : `/embed/${what}`;
  },
};

const datawrapper: Provider = {
  name: 'Datawrapper',
  kind: 'chart',
  origin: 'https://datawrapper.dwcdn.net',
  hosts: ['datawrapper.dwcdn.net', 'datawrapper.de'],
  frame(page) {
    const path = page.hostname.endsWith('dwcdn.net')
      ? /^\/(\w{5})\/(?:(\d{1,4})\/)?$/
      : /^\/_\/(\w{5})\/?$/;
    const [, id, version] = path.exec(page.pathname) ?? [];
    return id === undefined ? null : `/${id}/${version === undefined ? '' : `${version}/`}`;
  },
};

const flourish: Provider = {
  name: 'Flourish',
  kind: 'chart',
  origin: 'https://flo.uri.sh',
  hosts: ['flo.uri.sh', 'public.flourish.studio'],
  frame(page) {
    const path = /^\/((?:visualisation|story)\/\d{1,12})(?:\/(?:embed)?)?$/.exec(
      page.pathname,
    )?.[1];
    return path === undefined ? null : `/${path}/embed`;
  },
};

const openStreetMap: Provider = {
  name: 'OpenStreetMap',
  kind: 'map',
  origin: 'https://www.openstreetmap.org',
  hosts: ['openstreetmap.org'],
  frame(page) {
    const [, zoom, latitude, longitude] =
      /^#map=(\d{1,2})(?:\.\d+)?\/(-?\d{1,2}(?:\.\d+)?)\/(-?\d{1,3}(?:\.\d+)?)/.exec(page.hash) ??
      [];
    if (zoom === undefined || page.pathname !== '/') return null;
    const [y, x] = [Number(latitude), Number(longitude)];
    // What a map of so many steps shows in a frame of 640 by 400 pixels; 256 of them are a tile.
    const width = (640 / 256) * (360 / 2 ** Number(zoom));
    const height = width * (400 / 640) * Math.cos((y * Math.PI) / 180);
    const box = [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
    const [north, east] = ['mlat', 'mlon'].map((name) =>
      Number(page.searchParams.get(name) || NaN),
    );
    const marker =
      Number.isFinite(north) && Number.isFinite(east) ? `&marker=${north},${east}` : '';
    return `/export/embed.html?bbox=${box.map((edge) => edge.toFixed(5)).join()}&layer=mapnik${marker}`;
  },
};

const providers: readonly Provider[] = [
  youtube,
  vimeo,
  dailymotion,
  soundcloud,
  spotify,
  datawrapper,
  flourish,
  openStreetMap,
];

/** Whether an origin is one that frames of known sites come from. */
export const isFrameOrigin = (origin: string): boolean =>
  providers.some((provider) => provider.origin === origin);

/** The names of the known sites, of one kind or of all. */
export const knownSites = (kind?: FrameKind): string[] =>
  providers.filter((one) => kind === undefined || one.kind === kind).map(({ name }) => name);

/** What a page of a known site shows in a frame; null for a page that is a link. */
export function frameOf(address: string): FrameView | null {
  if (!URL.canParse(address.trim())) return null;
  const page = new URL(address.trim());
  if (!/^https?:$/.test(page.protocol)) return null;
  // An address with a name before its host, or a port, is not one that was copied from such a site.
  if (page.username !== '' || page.password !== '' || page.port !== '') return null;
  const host = page.hostname.replace(/^www\./, '');
  const provider = providers.find(({ hosts }) => hosts.includes(host));
  const path = provider?.frame(page) ?? null;
  if (provider === undefined || path === null) return null;
  const { name, kind, origin } = provider;
  return { provider: name, kind, src: origin + path };
}
