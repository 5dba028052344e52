import { type Path, pathToString } from 'sanity';

/** Milliseconds after which nobody waits for a field any more. */
const patience = 15_000;

/**
 * Puts the cursor into the first of these fields that is drawn. A form that opens over a text takes the focus for
 * the first thing it has, when its fields had it already: until somebody does anything, the field takes it back.
 */
export function focusWhenDrawn(paths: readonly Path[], options?: FocusOptions): void {
  const over = new AbortController();
  const { signal } = over;
  const take = () => {
    const field = paths
      .map((path) => document.getElementById(pathToString(path)))
      .find((one) => one !== null);
    if (!field || document.activeElement === field) return;
    // After the effects of this moment, of which the form's is one.
    setTimeout(() => !signal.aborted && field.focus(options));
  };
  const drawing = new MutationObserver(take);
  signal.addEventListener('abort', () => drawing.disconnect());
  for (const deed of ['pointerdown', 'keydown']) {
    document.addEventListener(deed, () => over.abort(), { capture: true, signal });
  }
  // A press in the page beside the form is heard there alone, and takes the focus along.
  window.addEventListener('blur', () => over.abort(), { signal });
  document.addEventListener('focusin', take, { signal });
  drawing.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => over.abort(), patience);
  take();
}
