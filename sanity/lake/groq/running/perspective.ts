/**
 * Which of a document's forms a query sees. `raw`: all, as stored. Otherwise each document once,
 * in the form of the first layer that has it; the last layer is always `published`.
 */
export type Perspective =
  | { kind: 'raw'; versions: boolean }
  | { kind: 'layers'; layers: readonly string[] };

export type PerspectiveRequest = string | readonly string[] | null | undefined;

/** From this version on, `published` is the default and versions of releases exist. */
const PUBLISHED_BY_DEFAULT = '2025-02-19';

/**
 * The perspective a request asks for, by name, by comma stack or by list; without one the default
 * of its API version (`v2026-02-01`, `2026-02-01`, `v1`, `vX`). A string is what is wrong with it.
 */
export function resolvePerspective(
  requested: PerspectiveRequest,
  apiVersion: string,
): Perspective | string {
  const modern = isModern(apiVersion);
  const names = namesIn(requested);
  if (names.length === 0) names.push(modern ? 'published' : 'raw');
  if (names.includes('raw')) {
    if (names.length > 1) return 'perspective "raw" cannot be combined with others';
    return { kind: 'raw', versions: modern };
  }
  const wrong = names.find((name) => !/^[A-Za-z0-9_-]+$/.test(name));
  if (wrong !== undefined) return `"${wrong}" is not the name of a perspective`;
  const known = names.map((name) => (name === 'previewDrafts' ? 'drafts' : name));
  const layers = modern ? known : known.filter((name) => name === 'drafts' || name === 'published');
  const end = layers.indexOf('published');
  const above = end === -1 ? layers : layers.slice(0, end);
  return { kind: 'layers', layers: [...new Set(above), 'published'] };
}

function namesIn(requested: PerspectiveRequest): string[] {
  if (requested === null || requested === undefined) return [];
  const list = typeof requested === 'string' ? requested.split(',') : requested;
  return list.map((name) => name.trim()).filter((name) => name !== '');
}

function isModern(apiVersion: string): boolean {
  const version = apiVersion.replace(/^v/, '');
  return version === 'X' || (/^\d{4}-/.test(version) && version >= PUBLISHED_BY_DEFAULT);
}
