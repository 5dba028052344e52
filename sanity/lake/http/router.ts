import type { Handler, Route, RouteAccess } from './route.ts';

/** A path taken apart: `/v2026-02-01/data/query/production`. */
export type LakePath = { apiVersion: string; path: string };

/** Splits the version off a path. `/v1`, `/vX` and dated versions are accepted; none is fine too. */
export function splitVersion(pathname: string): LakePath {
  const match = /^\/v(1|X|\d{4}-\d{2}-\d{2})(\/.*)$/.exec(pathname);
  const [, apiVersion = '', path = pathname] = match ?? [];
  return { apiVersion, path: path.length > 1 ? path.replace(/\/+$/, '') : path };
}

export type Match =
  | {
      found: true;
      pattern: string;
      access: RouteAccess;
      handle: Handler;
      params: Record<string, string>;
    }
  /** No route has this path, or none with this method: then `allowed` has the methods it has. */
  | { found: false; allowed: readonly string[] };

/** Parameters whose value has only one right answer, such as the dataset. */
export type FixedParams = Readonly<Record<string, string>>;

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

function matchPattern(pattern: readonly string[], segments: readonly string[], fixed: FixedParams) {
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const name = part.slice(1);
    if (part.startsWith('*')) {
      const rest = decode(segments.slice(index).join('/'));
      return rest === null ? null : { ...params, [name]: rest };
    }
    const segment = decode(segments[index] ?? '');
    if (segment === null || segment === '') return null;
    if (part.startsWith(':')) {
      if (name in fixed && fixed[name] !== segment) return null;
      params[name] = segment;
    } else if (part !== segment) return null;
  }
  return segments.length === pattern.length ? params : null;
}

/** Finds the route of a request in a table of routes; the first that fits wins. */
export function createRouter(
  routes: readonly Route[],
  fixed: FixedParams,
): (method: string, path: string) => Match {
  const table = routes.map((route) => ({ ...route, parts: route.pattern.split('/').slice(1) }));
  return (method, path) => {
    const segments = path.split('/').slice(1);
    const allowed = new Set<string>();
    for (const { parts, ...route } of table) {
      const params = matchPattern(parts, segments, fixed);
      if (params === null) continue;
      const fits = route.method === method || (route.method === 'GET' && method === 'HEAD');
      if (fits) {
        const { pattern, access, handle } = route;
        return { found: true, pattern, access, handle, params };
      }
      allowed.add(route.method);
    }
    return { found: false, allowed: [...allowed] };
  };
}
