/**
 * Calls back when the browser has nothing else to do, after `patience` milliseconds at the latest. Gives what ends
 * the waiting.
 */
export function whenIdle(callback: () => void, patience: number): () => void {
  if (!('requestIdleCallback' in window)) {
    const waiting = setTimeout(callback);
    return () => clearTimeout(waiting);
  }
  const waiting = window.requestIdleCallback(callback, { timeout: patience });
  return () => window.cancelIdleCallback(waiting);
}
