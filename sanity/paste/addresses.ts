/** Addresses that only count a click before they lead on, and where they say what to. */
const detours: readonly { host: RegExp; path: RegExp; parameter: string }[] = [
  { host: /^(www\.)?google\.[a-z.]+$/, path: /^\/url$/, parameter: 'q' },
  { host: /^(www\.)?google\.[a-z.]+$/, path: /^\/url$/, parameter: 'url' },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: /^\//, parameter: 'url' },
  { host: /^lm?\.facebook\.com$/, path: /^\/l\.php$/, parameter: 'u' },
];

/**
 * Where a pasted link leads, if it leads anywhere from here: an absolute http, https or mailto address.
 * What is relative, a place on the page it was copied from, or a script is none.
 */
export function realAddress(href: string | null): string | null {
  const url = URL.parse(href?.trim() ?? '');
  if (url === null) return null;
  if (url.protocol === 'mailto:') return url.pathname === '' ? null : url.href;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  for (const { host, path, parameter } of detours) {
    const goal = url.searchParams.get(parameter);
    if (goal && host.test(url.hostname) && path.test(url.pathname)) return realAddress(goal);
  }
  return url.href;
}

/** The slug of the story that an address of our own leads to; null for any other. */
export function storySlugOf(href: string, siteOrigin: string): string | null {
  const url = URL.parse(href);
  if (url === null || url.hash !== '' || url.host !== URL.parse(siteOrigin)?.host) return null;
  const [, segment] = /^\/article\/([^/]+)\/?$/.exec(url.pathname) ?? [];
  if (segment === undefined) return null;
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
