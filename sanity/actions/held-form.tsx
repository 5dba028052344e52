import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useIsHeld } from './held-forms.ts';

/** Takes the cursor out of a form. @returns what puts it back, unless it is somewhere else by then. */
function takeFocus(form: HTMLElement | null): () => void {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement) || !form?.contains(at)) return () => {};
  const selection = document.getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : null;
  // An editor hands on what it has when it is left.
  at.blur();
  return () => {
    if (document.activeElement !== document.body || !at.isConnected) return;
    at.focus({ preventScroll: true });
    if (range?.startContainer.isConnected && at.isContentEditable) {
      document.getSelection()?.removeAllRanges();
      document.getSelection()?.addRange(range);
    }
  };
}

/** A document's form, which takes nothing while it is held, and has its cursor back afterwards. */
export function HeldForm({ id, children }: { id: string; children: ReactNode }) {
  const isHeld = useIsHeld(id);
  const form = useRef<HTMLDivElement>(null);
  const giveBack = useRef<(() => void) | null>(null);
  useLayoutEffect(() => {
    if (isHeld) giveBack.current = takeFocus(form.current);
    else {
      giveBack.current?.();
      giveBack.current = null;
    }
  }, [isHeld]);
  return (
    <div ref={form} inert={isHeld} style={{ display: 'contents' }}>
      {children}
    </div>
  );
}
