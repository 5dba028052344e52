import type { ClientPerspective } from '@sanity/client';

/** A stack of versions, leftmost wins: `drafts`, a release before the published, and so on. */
export type DraftPerspective = Exclude<ClientPerspective, 'raw'>;

/** More releases on top of each other than the Studio lets anybody choose. */
const mostLayers = 20;

/** The name of a release, `drafts` or `published`; never a whole document id, a query or `raw`. */
const layer = /^(?!raw$|previewDrafts$)[a-z0-9][a-z0-9_-]{0,127}$/i;

/**
 * The perspective a cookie or an address asks for: `drafts`, `published`, or names of releases divided
 * by commas. Anything else is taken for `drafts`.
 */
export function perspectiveOf(asked: string | null | undefined): DraftPerspective {
  const layers = (asked ?? '').split(',', mostLayers + 1);
  const distinct = new Set(layers).size === layers.length && layers.length <= mostLayers;
  if (!distinct || !layers.every((name) => layer.test(name))) return 'drafts';
  // What is published lies under everything: nothing below it could be seen.
  const published = layers.indexOf('published');
  if (published !== -1 && published !== layers.length - 1) return 'drafts';
  const [only] = layers;
  if (layers.length === 1 && (only === 'drafts' || only === 'published')) return only;
  return layers;
}

/** A perspective as it stands in a cookie or an address. */
export const perspectiveText = (perspective: DraftPerspective): string =>
  [perspective].flat().join(',');

/** The names of the releases a perspective shows, the one on top first. */
export const releasesIn = (perspective: DraftPerspective): string[] =>
  [perspective].flat().filter((layer) => layer !== 'drafts' && layer !== 'published');
