import type { ClientConfig, SanityClient } from '@sanity/client';

type ResolveFetch = NonNullable<ClientConfig['resolveFetch']>;

const resumesAt = 'last-event-id';

/**
 * A client whose streams ask for what was missed since the last one. Within one stream the client does so by
 * itself; a new one, as after an error or a good-bye, would begin anew.
 *
 * @param last the id of what was heard last; undefined when nothing was.
 */
export function resuming(client: SanityClient, last: () => string | undefined): SanityClient {
  const { resolveFetch } = client.config();
  if (resolveFetch === undefined) return client;
  const resumed: ResolveFetch = (proxy) => {
    const send = resolveFetch(proxy);
    return (input, init) => {
      const id = last();
      const headers = new Headers(init?.headers);
      const isStream = headers.get('accept') === 'text/event-stream';
      if (isStream && id !== undefined && !headers.has(resumesAt)) headers.set(resumesAt, id);
      return send(input, { ...init, headers });
    };
  };
  return client.withConfig({ resolveFetch: resumed });
}
