import 'server-only';
import { currentNote } from '../../keep/making.ts';
import { isLakeBusy, isLakeUnavailable } from '../ask-lake.ts';
import { loadContent } from '../load.ts';
import { readerViewing } from '../viewing.ts';
import { movedBelow, partBelow } from './below.ts';
import { habitualAddress } from './habits.ts';
import { siteAddresses } from './known.ts';
import { leadingAway, type Redirect, redirectsContent } from './redirect.ts';
import type { OldAddresses } from './table.ts';
import { encodedPath, plainPath } from './writings.ts';

/**
 * Where a path of the site has moved to; null when nowhere. Asked when no page was found. A query that is
 * part of an old address stands in the path, encoded as all of it.
 *
 * @throws LakeUnavailableError
 */
export async function loadRedirect(path: string): Promise<Redirect | null> {
  const table = await oldAddresses();
  const found = (await redirectFrom(table, path)) ?? (await redirectAbove(table, path));
  if (found !== null) return found;
  const habitual = habitualAddress(path);
  return habitual === null ? null : { to: habitual, permanent: true };
}

/** The table of all, noted as something the page is made of. */
async function oldAddresses(): Promise<OldAddresses> {
  const note = currentNote();
  try {
    const { table, tags, standsIn } = await siteAddresses().get();
    note.madeOf(tags);
    note.usedStandIn ||= standsIn;
    return table;
  } catch (error) {
    if (isLakeUnavailable(error)) note.lakeWas ??= isLakeBusy(error) ? 'busy' : 'away';
    throw error;
  }
}

async function redirectFrom(table: OldAddresses, path: string): Promise<Redirect | null> {
  const ids = table.within(path);
  if (ids.length === 0) return null;
  const { view } = await loadContent(redirectsContent, { ids }, readerViewing);
  return view === null ? null : leadingAway(view);
}

/** What stands below an old address has moved with it: the numbered pages of a list, its feed. */
async function redirectAbove(table: OldAddresses, path: string): Promise<Redirect | null> {
  const part = partBelow(plainPath(path));
  const moved = part && (await redirectFrom(table, encodedPath(part.address)));
  const to = moved && movedBelow(moved.to.replace(/\/+$/, ''), part.below);
  return moved && to ? { ...moved, to } : null;
}
