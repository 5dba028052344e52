/**
 * Whether the embedded lake's port is the lake's own at the moment. Whoever starts the newsroom watches
 * its lake and says so here; while it is gone another process might have taken its port, and would
 * be sent tokens. Where nobody watches (a build, a script), the lake was asked for a proof before.
 *
 * On `globalThis`, since Next bundles the same module several times.
 */

declare global {
  var datelineLakeGone: boolean | undefined;
}

/** The lake is gone, or another process has its port; or it is back and has proved that it is ours. */
export function setLakeGone(gone: boolean): void {
  globalThis.datelineLakeGone = gone;
}

/** Whether nothing may be sent to the lake's port just now. */
export const isLakeGone = (): boolean => globalThis.datelineLakeGone === true;
