/** Why work on a picture was ended from outside, or ended its process. */
export type EndReason = 'time' | 'memory' | 'crash' | 'killed' | 'unwanted' | 'closing';

/** Work on a picture that came to no result. The process it was in is gone, and nothing else. */
export class WorkEnded extends Error {
  override name = 'WorkEnded';
  readonly reason: EndReason;

  constructor(reason: EndReason) {
    super(`The work on a picture ended: ${reason}.`);
    this.reason = reason;
  }
}
