import { useEffect } from 'react';

/** Whether something is part of a text. */
const isInText = (at: EventTarget | null): boolean =>
  at instanceof Element && at.closest('[data-testid="pt-editor"]') !== null;

/**
 * A block that was left has its menu take the next Tab of the whole window, wherever the cursor is by then. A Tab
 * that is pressed outside a text does not get as far.
 */
export function useTabElsewhere(): void {
  useEffect(() => {
    const keep = (event: KeyboardEvent) => {
      if (event.key === 'Tab' && !isInText(event.target)) event.stopPropagation();
    };
    document.addEventListener('keydown', keep);
    return () => document.removeEventListener('keydown', keep);
  }, []);
}
