import { useEffect } from 'react';

const focusable = 'button:enabled, input:enabled, textarea:enabled, [tabindex="0"]';

/**
 * A form over a text hears Escape only while the focus is in it. What had the focus may be gone: a box of names
 * gives way to the card of what was chosen. Then the form that is in front gets it back, and closes as ever.
 */
export function useEscapeFromNowhere(): void {
  useEffect(() => {
    const take = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || document.activeElement !== document.body) return;
      const forms = document.querySelectorAll('[data-testid="nested-object-dialog"]');
      const front = [...forms].at(-1)?.querySelector<HTMLElement>(focusable);
      front?.focus({ preventScroll: true });
    };
    document.addEventListener('keydown', take, { capture: true });
    return () => document.removeEventListener('keydown', take, { capture: true });
  }, []);
}
