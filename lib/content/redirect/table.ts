import { type Asked, askedBy, askedIn, type Param } from './asked.ts';
import { plainPath } from './writings.ts';

/** A redirect by its old address alone. */
export type OldAddress = { _id: string; from: string };

/** `marks`: its parameters, each as one text. */
type Entry = OldAddress & Asked & { marks: readonly string[] };

/**
 * Every old address there is, so that what is asked for is found in whatever writing, and so that nobody
 * who invents addresses costs the lake a question.
 */
export class OldAddresses {
  /** Without a query, by the path in small letters. */
  readonly #plain = new Map<string, Entry[]>();
  /**
   * With one, by the path and then by the parameter that the fewest there have: a site may have left a
   * hundred thousand at one path, and whoever asks may name thousands of parameters.
   */
  readonly #queried = new Map<string, Map<string, Entry[]>>();

  constructor(redirects: readonly OldAddress[]) {
    const entries = redirects.flatMap(entryOf);
    const uses = new Map<string, number>();
    for (const { marks } of entries) for (const mark of marks) count(uses, mark);
    for (const entry of entries) {
      const key = keyOf(entry.path);
      const [rarest] = entry.marks.toSorted((a, b) => (uses.get(a) ?? 0) - (uses.get(b) ?? 0));
      if (rarest === undefined) add(this.#plain, key, entry);
      else {
        const there = this.#queried.get(key) ?? new Map<string, Entry[]>();
        this.#queried.set(key, there);
        add(there, rarest, entry);
      }
    }
  }

  /**
   * The ids of the redirects from a path, and of those with a query that is asked for: as it is written
   * before those that only differ in capitals.
   */
  from(asked: Asked): string[] {
    const { path, params } = asked;
    const here =
      params.length === 0
        ? (this.#plain.get(keyOf(path)) ?? [])
        : this.#fitting(asked).filter((entry) => entry.params.length === params.length);
    return nearestFirst(here, path).map(({ _id }) => _id);
  }

  /**
   * The same of a path in which all of the old address stands, encoded: a question mark in it may be a letter
   * of a slug, or begin a query.
   */
  within(path: string): string[] {
    const whole = this.from({ path: plainPath(path), params: [] });
    return whole.length > 0 ? whole : this.from(askedIn(path));
  }

  /**
   * The old address that a path with a query leads from, where somebody has said so of just this query:
   * the one that names most of it. The rest of the query belongs to the reader.
   */
  withQuery(asked: Asked): OldAddress | null {
    const fitting = this.#fitting(asked);
    const most = fitting.reduce((longest, { params }) => Math.max(longest, params.length), 0);
    const longest = fitting.filter(({ params }) => params.length === most);
    return nearestFirst(longest, asked.path)[0] ?? null;
  }

  /** Those at a path of whose query everything is asked for. */
  #fitting({ path, params }: Asked): Entry[] {
    const there = this.#queried.get(keyOf(path));
    if (there === undefined) return [];
    const asked = new Set(params.map(markOf));
    return [...asked].flatMap((mark) =>
      (there.get(mark) ?? []).filter(({ marks }) => marks.every((one) => asked.has(one))),
    );
  }
}

function entryOf({ _id, from }: OldAddress): Entry[] {
  const asked = askedBy(from.trim());
  const entry = { _id, from, ...asked, marks: [...new Set(asked.params.map(markOf))] };
  return asked.path.startsWith('/') ? [entry] : [];
}

const keyOf = (path: string): string => path.toLowerCase();

/** The same for a name in whatever capitals; values are what they are. */
function markOf([name, value]: Param): string {
  const small = name.toLowerCase();
  return `${small.length} ${small}${value}`;
}

function count(uses: Map<string, number>, mark: string): void {
  uses.set(mark, (uses.get(mark) ?? 0) + 1);
}

function add(entries: Map<string, Entry[]>, key: string, entry: Entry): void {
  const others = entries.get(key);
  if (others === undefined) entries.set(key, [entry]);
  else others.push(entry);
}

/** Those whose path is just this, and only if there are none the others. */
function nearestFirst(entries: readonly Entry[], path: string): readonly Entry[] {
  const exact = entries.filter((entry) => entry.path === path);
  return exact.length > 0 ? exact : entries;
}
