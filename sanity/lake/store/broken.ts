/** SQLite's codes for a file that is none of its own, or damaged. */
const BROKEN: ReadonlyMap<number, string> = new Map([
  [10, 'cannot be read whole'],
  [11, 'is damaged'],
  [26, 'is no database'],
]);

/** What is wrong with a lake's database as such, to follow its name in a sentence; null for any other fault. */
export function brokenDatabase(fault: unknown): string | null {
  if (!(fault instanceof Error) || !('errcode' in fault)) return null;
  // The low byte is the kind of fault, the rest says more of it.
  return BROKEN.get(Number(fault.errcode) & 0xff) ?? null;
}
