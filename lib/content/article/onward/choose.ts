/** How many stories follow one, unless its editor picked more; and how many more of its author. */
export const onwardCount = { next: 4, byAuthor: 3 } as const;

/** A story that may be chosen. */
type Candidate = { _id: string; slug: string; publishedAt: string | null };

export type Candidates = {
  tagged: readonly Candidate[];
  ofSection: readonly Candidate[];
  byAuthor: readonly Candidate[];
  older: readonly Candidate[];
  newer: readonly Candidate[];
};

/** The ids of what follows a story, in their order, besides what its editor picked. */
export type Choice = {
  next: string[];
  byAuthor: string[];
  older: string | null;
  newer: string | null;
};

/**
 * Chooses what follows a story: after the editor's picks the newest of its tags, then of its section. Its
 * neighbours in the section are led to anyway: they fill a place that would stay empty.
 *
 * @param picked how many the editor picked.
 */
export function choose(candidates: Candidates, picked: number): Choice {
  const older = candidates.older[0] ?? null;
  const newer = candidates.newer[0] ?? null;
  const isNeighbour = ({ _id }: Candidate) => _id === older?._id || _id === newer?._id;
  const { tagged, ofSection } = candidates;
  const pool = [
    ...newestFirst(tagged),
    ...ofSection.filter((one) => !isNeighbour(one)),
    ...ofSection,
  ];
  const next = eachOnce(pool).slice(0, Math.max(0, onwardCount.next - picked));
  const taken = new Set(next.map(({ _id }) => _id));
  const byAuthor = eachOnce(candidates.byAuthor.filter(({ _id }) => !taken.has(_id)));
  return {
    next: next.map(({ _id }) => _id),
    byAuthor: byAuthor.slice(0, onwardCount.byAuthor).map(({ _id }) => _id),
    older: older?._id ?? null,
    newer: newer?._id ?? null,
  };
}

const newestFirst = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.toSorted(
    (a, b) => Date.parse(b.publishedAt ?? '') - Date.parse(a.publishedAt ?? '') || 0,
  );

/** Of stories that share an address the newest stands there. */
function eachOnce(candidates: readonly Candidate[]): Candidate[] {
  const known = new Set<string>();
  return candidates.filter(({ slug }) => {
    if (known.has(slug)) return false;
    known.add(slug);
    return true;
  });
}
