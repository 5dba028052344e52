import { useEffect, useEffectEvent } from 'react';
import {
  type SanityDocument,
  useCurrentUser,
  useSource,
  type ValidationMarker,
  validateDocument,
} from 'sanity';

/** What a check of a document ends with: its faults, or why it could not be checked. */
export type Checked = { faults: readonly ValidationMarker[] } | { failure: string };

/**
 * Checks a draft once, as soon as there is one to check, and tells what it found: `told` hears of this very state of
 * it or of nothing. The Studio's own word on an open document does not say of which of its states it is: a check of
 * what stood there before ends while the next one waits, and is given with the revision that is there now.
 */
export function useCheckOf(draft: SanityDocument | null, told: (checked: Checked) => void): void {
  const workspace = useSource();
  const currentUser = useCurrentUser();
  const tell = useEffectEvent(told);
  const check = useEffectEvent(async (document: SanityDocument, signal: AbortSignal) => {
    const markers = await validateDocument({ document, workspace, currentUser, signal });
    return markers.filter(({ level }) => level === 'error');
  });
  const revision = draft?._rev;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a document is another one when its revision is.
  useEffect(() => {
    if (draft === null) return;
    const ends = new AbortController();
    const tellOnce = (checked: Checked) => {
      if (!ends.signal.aborted) tell(checked);
    };
    check(draft, ends.signal).then(
      (faults) => tellOnce({ faults }),
      (error: unknown) =>
        tellOnce({ failure: error instanceof Error ? error.message : String(error) }),
    );
    return () => ends.abort();
  }, [revision]);
}
