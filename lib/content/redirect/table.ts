import { type Asked, areAmong, askedBy } from './asked.ts';

/** A redirect by its old address alone. */
export type OldAddress = { _id: string; from: string };

type Entry = OldAddress & Asked;

/**
 * Every old address there is, so that what is asked for is found in whatever writing, and so that nobody
 * who invents addresses costs the lake a question.
 */
export class OldAddresses {
  /** By the path in small letters. */
  readonly #entries = new Map<string, Entry[]>();

  constructor(redirects: readonly OldAddress[]) {
    for (const { _id, from } of redirects) {
      const entry = { _id, from, ...askedBy(from.trim()) };
      if (!entry.path.startsWith('/')) continue;
      const key = keyOf(entry.path);
      const others = this.#entries.get(key);
      if (others === undefined) this.#entries.set(key, [entry]);
      else others.push(entry);
    }
  }

  /**
   * The ids of the redirects from a path, and of those with a query that is asked for: as it is written
   * before those that only differ in capitals.
   */
  from({ path, params }: Asked): string[] {
    const here = (this.#entries.get(keyOf(path)) ?? []).filter((entry) =>
      params.length === 0
        ? entry.params.length === 0
        : entry.params.length === params.length && areAmong(entry.params, params),
    );
    return nearestFirst(here, path).map(({ _id }) => _id);
  }

  /**
   * The old address that a path with a query leads from, where somebody has said so of just this query:
   * the one that names most of it. The rest of the query belongs to the reader.
   */
  withQuery({ path, params }: Asked): Entry | null {
    if (params.length === 0) return null;
    const fitting = (this.#entries.get(keyOf(path)) ?? []).filter(
      (entry) => entry.params.length > 0 && areAmong(entry.params, params),
    );
    const most = Math.max(...fitting.map((entry) => entry.params.length));
    return (
      nearestFirst(
        fitting.filter((entry) => entry.params.length === most),
        path,
      )[0] ?? null
    );
  }
}

const keyOf = (path: string): string => path.toLowerCase();

/** Those whose path is just this, and only if there are none the others. */
function nearestFirst(entries: readonly Entry[], path: string): readonly Entry[] {
  const exact = entries.filter((entry) => entry.path === path);
  return exact.length > 0 ? exact : entries;
}
