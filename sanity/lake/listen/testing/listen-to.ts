import type { MutationEvent, ResumableListenOptions, SanityClient } from '@sanity/client';
import { record } from '../../testing/events.ts';

/** Listens with the client until it is welcome. */
export async function listenTo(
  client: SanityClient,
  query: string,
  params = {},
  options: Partial<ResumableListenOptions> = {},
) {
  const listener = record(
    client.listen(query, params, {
      events: ['welcome', 'mutation', 'welcomeback', 'reset'],
      enableResume: true,
      includeAllVersions: true,
      ...options,
    }),
  );
  await listener.next(({ type }) => type === 'welcome');
  const mutations = (): MutationEvent[] =>
    listener.events.filter((event) => event.type === 'mutation');
  const mutationOf = async (documentId: string, transition: string) => {
    const event = await listener.next(
      (candidate) =>
        candidate.type === 'mutation' &&
        candidate.documentId === documentId &&
        candidate.transition === transition,
    );
    if (event.type !== 'mutation') throw new Error('not a mutation');
    return event;
  };
  return { ...listener, mutations, mutationOf };
}
