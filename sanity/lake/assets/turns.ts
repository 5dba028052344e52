/** When each visitor was last served, so that nobody is served twice before another is once. */
export type Turns = {
  /** Notes that it was their turn. */
  taken(visitors: Iterable<string>): void;
  /** A count that is the lower, the longer ago the first of them was served; 0 for who never was. */
  last(visitors: Iterable<string>): number;
};

/** Visitors who are remembered; who is forgotten counts as never served. */
const MOST_VISITORS = 10_000;

export function createTurns(): Turns {
  // In the order of their last turns, the oldest first.
  const turns = new Map<string, number>();
  let turn = 0;
  return {
    taken(visitors) {
      turn += 1;
      for (const visitor of visitors) {
        turns.delete(visitor);
        turns.set(visitor, turn);
      }
      for (const visitor of turns.keys()) {
        if (turns.size <= MOST_VISITORS) return;
        turns.delete(visitor);
      }
    },
    last: (visitors) => Math.min(...[...visitors].map((visitor) => turns.get(visitor) ?? 0)),
  };
}
