/**
 * Does works one after the other, a few each time the process has looked for others who wait: hundreds
 * that come in one moment, as from an attacker, keep no reader waiting until all of them are done.
 */
export function inTurns(atOnce: number): (work: () => void) => void {
  const waiting: (() => void)[] = [];
  let isBusy = false;
  const next = () => {
    isBusy = waiting.length > atOnce;
    if (isBusy) setImmediate(next);
    for (const work of waiting.splice(0, atOnce)) work();
  };
  return (work) => {
    waiting.push(work);
    if (isBusy) return;
    isBusy = true;
    setImmediate(next);
  };
}
