'use client';

import { type ReactNode, useSyncExternalStore } from 'react';

const never = () => () => {};
const isFramed = (): boolean => window.parent !== window;

/**
 * The way out of a preview, in a tab of its own. Within the Studio it would leave the Studio beside a page it
 * no longer knows: there its Preview tool is the way out.
 */
export function LeavePreview({ children }: { children: ReactNode }) {
  const framed = useSyncExternalStore(never, isFramed, () => false);
  return framed ? null : children;
}
