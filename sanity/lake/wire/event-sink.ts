/** Where a stream of server-sent events goes: an HTTP response, or one of the streams in a tunnel. */
export type EventSink = {
  /** Sends text as it stands. A receiver that is too far behind is cut off instead, and reconnects. */
  write: (text: string) => void;
  /** Ends the stream from this side. */
  end: () => void;
  /** What carries it, perhaps with others: bytes that wait there, and how to end it at once. */
  carrier: object;
  behind: () => number;
  cutOff: () => void;
};

/** One server-sent event. `data` is sent as JSON; without a `name` it is a plain message. */
export type ServerEvent = { name?: string; id?: string; data: unknown };

/** The text of an event on the wire (WHATWG HTML, server-sent events). */
export function formatEvent({ name, id, data }: ServerEvent): string {
  const lines = [
    ...(name === undefined ? [] : [`event: ${name}`]),
    ...(id === undefined ? [] : [`id: ${id}`]),
    `data: ${JSON.stringify(data)}`,
  ];
  return `${lines.join('\n')}\n\n`;
}

/** A comment: keeps proxies from closing a quiet stream. */
export const heartbeat = ': alive\n\n';

/** Milliseconds between heartbeats. */
export const heartbeatEvery = 15_000;

/** Tells the client how soon to come back after a lost connection, in milliseconds. */
export const reconnectAfter = 'retry: 1000\n\n';

/** Bytes a receiver may be behind before it is cut off. */
export const mostBuffered = 8 * 1024 * 1024;
