'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { followChanges } from './live-stream.ts';

/**
 * Keeps an open page true: listens for changes of the sync tags it was made of and asks for it again.
 * One request at a time, however many changes come: a superseded one is left unread by the router, and
 * browsers then hold back the next request for the same address.
 */
export function LiveRefresh({ tags }: { tags: readonly string[] }) {
  const router = useRouter();
  const [stale, setStale] = useState(false);
  const [refreshing, startTransition] = useTransition();
  const wanted = useRef(tags);

  useEffect(() => {
    wanted.current = tags;
  }, [tags]);

  useEffect(
    () =>
      followChanges((changed) => {
        if (changed === null || wanted.current.some((tag) => changed.includes(tag))) setStale(true);
      }),
    [],
  );

  useEffect(() => {
    if (!stale || refreshing) return;
    setStale(false);
    startTransition(() => router.refresh());
  }, [stale, refreshing, router]);

  return null;
}
