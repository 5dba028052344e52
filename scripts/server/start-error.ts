/** Reported to whoever started the newsroom, as one sentence and without a stack. */
export class StartError extends Error {
  override name = 'StartError';
}
