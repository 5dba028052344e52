import { useCallback, useSyncExternalStore } from 'react';

/**
 * Documents whose forms take nothing for a moment. What is written in the moment in which a draft goes would go with
 * it: the Studio has not sent it yet, and drops it when it hears that the draft is gone.
 */
const held = new Map<string, number>();
const listeners = new Set<() => void>();

const count = (id: string, by: number) => {
  held.set(id, (held.get(id) ?? 0) + by);
  for (const listener of listeners) listener();
};

/** Holds the forms of a document, named by its published id. @returns what lets go of them again. */
export function holdForms(id: string): () => void {
  count(id, 1);
  return () => count(id, -1);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Whether the forms of a document are held. */
export function useIsHeld(id: string): boolean {
  return useSyncExternalStore(
    subscribe,
    useCallback(() => (held.get(id) ?? 0) > 0, [id]),
  );
}
