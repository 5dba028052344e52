import type { SanityClient } from '@sanity/client';

/** Milliseconds between two looks, and that an answer may take. */
const pace = { every: 5_000, patience: 3_000 };
/** Looks in vain after which the lake counts as out of reach: one may be lost on the way. */
const mostMissed = 2;

/**
 * Looks whether a lake on another machine is within reach. A connection between machines may be lost
 * without either end being told: the stream of changes would be silent, and everything seem to stay as it was.
 *
 * @param onLost is told once each time it gets out of reach.
 * @returns a function that ends it.
 */
export function watchReach(
  client: SanityClient,
  onLost: () => void,
  { every, patience } = pace,
): () => void {
  const stopping = new AbortController();
  const asking = client.withConfig({ maxRetries: 0 });
  let missed = 0;

  async function look(): Promise<void> {
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(patience)]);
    const answers = await asking.request({ url: '/ping', signal }).then(
      () => true,
      () => false,
    );
    if (stopping.signal.aborted) return;
    missed = answers ? 0 : missed + 1;
    if (missed === mostMissed) onLost();
    timer = setTimeout(() => void look(), every).unref();
  }

  let timer = setTimeout(() => void look(), every).unref();
  return () => {
    stopping.abort();
    clearTimeout(timer);
  };
}
