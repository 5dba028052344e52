/**
 * Keeps names apart on a page: gives each as it is, and one that was given before with a number that none
 * has yet: `more`, `more-2`.
 */
export function namesApart(): (name: string) => string {
  const taken = new Set<string>();
  /** What was tried last, so that a thousand of one name are not tried through each time. */
  const counts = new Map<string, number>();
  return (name) => {
    let count = counts.get(name) ?? 1;
    let apart = count === 1 ? name : `${name}-${count}`;
    while (taken.has(apart)) {
      count += 1;
      apart = `${name}-${count}`;
    }
    counts.set(name, count);
    taken.add(apart);
    return apart;
  };
}
