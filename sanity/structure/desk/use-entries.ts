import { useEffect, useState } from 'react';
import { useClient } from 'sanity';
import { messageOf } from '#lib/message-of.ts';
import { apiVersion } from '../../api-version.ts';
import { deskEntries, type Entry, searchEntries } from './entries.ts';

/** How long the desk waits after a change before it asks again: more may follow. */
const settled = 700;
/** How often it asks when nothing changes: what is scheduled appears by itself. */
const often = 60_000;

type Known = { desk: Entry[] | null; found: Entry[] | null };

/**
 * The stories of the desk, or those found by some words, kept true while it is open; null until they
 * are known. Neither is ever shown, or counted, as the other.
 */
export function useEntries(me: string, words: string) {
  const client = useClient({ apiVersion });
  const [known, setKnown] = useState<Known>({ desk: null, found: null });
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    let isHere = true;
    let last = 0;
    let shown = 0;
    const ask = async () => {
      last += 1;
      const asked = last;
      const now = new Date();
      try {
        const asking =
          words === '' ? deskEntries(client, me, now) : searchEntries(client, words, now);
        const entries = await asking;
        // An older answer than what is shown is late; one that a newer question follows is not.
        if (!isHere || asked < shown) return;
        shown = asked;
        setKnown(({ desk }) =>
          words === '' ? { desk: entries, found: null } : { desk, found: entries },
        );
        setFault(null);
      } catch (error) {
        if (isHere) setFault(messageOf(error));
      }
    };
    let soon: ReturnType<typeof setTimeout> | undefined;
    const askSoon = () => {
      soon ??= setTimeout(() => {
        soon = undefined;
        void ask();
      }, settled);
    };
    if (words === '') void ask();
    else askSoon();
    // What changed before the listener stood, or while it was away, is asked for once it stands.
    const changes = client
      .listen(
        '*[_type == "article"]',
        {},
        { visibility: 'query', includeResult: false, events: ['welcome', 'mutation'] },
      )
      .subscribe({ next: askSoon, error: () => {} });
    const again = setInterval(() => void ask(), often);
    return () => {
      isHere = false;
      clearTimeout(soon);
      clearInterval(again);
      changes.unsubscribe();
    };
  }, [client, me, words]);
  return { entries: words === '' ? known.desk : known.found, fault };
}
