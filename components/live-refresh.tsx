'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { followChanges } from './live-stream.ts';
import { namesOf } from './open-page/shown.ts';

/**
 * Keeps an open preview true: hears when it would show something else and asks for it again.
 * One request at a time, however many changes come: a superseded one is left unread by the router, and
 * browsers then hold back the next request for the same address.
 */
export function LiveRefresh({ marks }: { marks: readonly string[] }) {
  const router = useRouter();
  const [stale, setStale] = useState(false);
  const [refreshing, startTransition] = useTransition();
  const shown = useRef(marks);
  const names = namesOf(marks);

  useEffect(() => {
    shown.current = marks;
  }, [marks]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a page of other parts follows anew.
  useEffect(
    () =>
      followChanges(
        () => shown.current,
        () => setStale(true),
      ),
    [names],
  );

  useEffect(() => {
    if (!stale || refreshing) return;
    setStale(false);
    startTransition(() => router.refresh());
  }, [stale, refreshing, router]);

  return null;
}
