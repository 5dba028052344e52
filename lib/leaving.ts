declare global {
  var datelineIsLeaving: boolean | undefined;
}

/** Says that this site is about to end: readers are to be sent elsewhere, where there is an elsewhere. */
export function beginLeaving(): void {
  globalThis.datelineIsLeaving = true;
}

/** Whether this site is about to end. */
export const isLeaving = (): boolean => globalThis.datelineIsLeaving === true;
