import { z } from 'zod';

/** A server-sent event as it came over the wire. */
export type WireEvent = { name: string; id: string | null; data: Record<string, unknown> };

const dataShape = z.record(z.string(), z.unknown());

function parseEvent(block: string): WireEvent | null {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? null;
  const data = field('data');
  return data === null
    ? null
    : {
        name: field('event') ?? 'message',
        id: field('id'),
        data: dataShape.parse(JSON.parse(data)),
      };
}

/** A stream of server-sent events, read one by one. */
export type EventStream = {
  status: number;
  next: () => Promise<WireEvent>;
  close: () => Promise<void>;
};

/** Opens a stream the plain way, without a client that reconnects. */
export async function openEventStream(
  url: string,
  token: string,
  lastEventId?: string,
): Promise<EventStream> {
  const answer = await fetch(url, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
  });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    status: answer.status,
    async next() {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end === -1) {
          const chunk = await reader?.read();
          if (chunk === undefined || chunk.done) throw new Error('The stream has ended.');
          text += chunk.value;
          continue;
        }
        const event = parseEvent(text.slice(0, end));
        text = text.slice(end + 2);
        if (event !== null) return event;
      }
    },
    close: async () => reader?.cancel(),
  };
}
