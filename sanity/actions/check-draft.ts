import { useEffect, useEffectEvent } from 'react';
import {
  type SanityDocument,
  useCurrentUser,
  useSource,
  type ValidationMarker,
  validateDocument,
} from 'sanity';
import { messageOf } from '#lib/message-of.ts';

/** What a check of a document ends with: what it found, or why it could not be checked. */
export type Checked = { markers: readonly ValidationMarker[] } | { failure: string };

/**
 * Checks a draft once, as soon as there is one to check, and tells what it found: `told` hears of this very state of
 * it or of nothing. The Studio's own word on an open document does not say of which of its states it is: a check of
 * what stood there before ends while the next one waits, and is given with the revision that is there now.
 */
export function useCheckOf(draft: SanityDocument | null, told: (checked: Checked) => void): void {
  const workspace = useSource();
  const currentUser = useCurrentUser();
  const tell = useEffectEvent(told);
  const check = useEffectEvent(async (signal: AbortSignal) =>
    draft === null ? [] : validateDocument({ document: draft, workspace, currentUser, signal }),
  );
  const revision = draft?._rev;
  useEffect(() => {
    if (revision === undefined) return;
    const ends = new AbortController();
    const tellOnce = (checked: Checked) => {
      if (!ends.signal.aborted) tell(checked);
    };
    check(ends.signal).then(
      (markers) => tellOnce({ markers }),
      (error: unknown) => tellOnce({ failure: messageOf(error) }),
    );
    return () => ends.abort();
  }, [revision]);
}
