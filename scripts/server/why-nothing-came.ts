/**
 * Why a request to another server had no answer: the system's own word, by which a wrong name or certificate is
 * found. Of a request that could not even be made nothing is repeated: what is wrong with it may be a secret.
 */
export function whyNothingCame(fault: unknown): string {
  if (!(fault instanceof Error)) return 'no reason was given';
  const { cause } = fault;
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message;
  if (fault.name === 'TimeoutError') return 'it said nothing in time';
  return fault instanceof TypeError ? 'it could not be asked' : fault.message;
}
