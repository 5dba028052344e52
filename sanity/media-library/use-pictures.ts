import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'sanity';
import { messageOf } from '#lib/message-of.ts';
import { apiVersion } from '../api-version.ts';
import { findPictures, type Picture } from './pictures.ts';

/** Milliseconds between the last letter and the question, and after a change: more may follow. */
const pause = 250;
const settled = 700;

type Shown = { pictures: readonly Picture[]; next: string | null };

/** The pictures looked for, kept true while the library is open; null until they are known. */
export function usePictures(words: string, tag: string | null) {
  const client = useClient({ apiVersion });
  const [shown, setShown] = useState<Shown | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const latest = useRef(0);

  const ask = useCallback(
    async (before: string | null, more: readonly Picture[]) => {
      latest.current += 1;
      const asked = latest.current;
      try {
        const page = await findPictures(client, { words, tag, before });
        if (asked !== latest.current) return;
        const all = new Map([...more, ...page.pictures].map((one) => [one.id, one]));
        // A page that brings nothing new is the last: its pictures were all uploaded at one moment.
        const isEnd = all.size === more.length;
        setShown({ pictures: [...all.values()], next: isEnd ? null : page.next });
        setFault(null);
      } catch (error) {
        if (asked === latest.current) setFault(messageOf(error));
      }
    },
    [client, words, tag],
  );
  const again = useCallback(() => void ask(null, []), [ask]);

  const refresh = useRef(again);
  refresh.current = again;

  useEffect(() => {
    const first = setTimeout(again, pause);
    return () => clearTimeout(first);
  }, [again]);

  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | undefined;
    const askSoon = () => {
      clearTimeout(soon);
      soon = setTimeout(() => refresh.current(), settled);
    };
    // What changed before the listener stood is asked for once it stands.
    const changes = client
      .listen(
        '*[_type == "sanity.imageAsset"]',
        {},
        { visibility: 'query', includeResult: false, events: ['welcome', 'mutation'] },
      )
      .subscribe({ next: askSoon, error: () => {} });
    return () => {
      clearTimeout(soon);
      changes.unsubscribe();
    };
  }, [client]);

  const { pictures = null, next = null } = shown ?? {};
  return {
    pictures,
    fault,
    again,
    /** Asks for the next page; null when there is none. */
    more: next === null ? null : () => void ask(next, pictures ?? []),
  };
}
