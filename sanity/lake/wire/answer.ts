import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EventSink } from './event-sink.ts';
import {
  bodyOf,
  type Fault,
  type PlainError,
  type Reason,
  type Refusal,
  refusal,
} from './refusal.ts';

/** Headers of an answer; `set-cookie` may come more than once. */
export type AnswerHeaders = Record<string, string | readonly string[]>;

export type JsonAnswer = {
  kind: 'json';
  status: number;
  body: unknown;
  headers?: Readonly<Record<string, string>>;
};

/** What a handler gives back. A value, so that the tunnel can carry it as well as a socket. */
export type Answer =
  | JsonAnswer
  /** JSON that has been written out already. */
  | { kind: 'json text'; status: number; text: string; type?: string }
  | { kind: 'page'; status: number; html: string; headers?: Record<string, string> }
  | { kind: 'empty'; status: number; headers?: AnswerHeaders }
  /** One JSON value a line, read no faster than the client takes it. */
  | { kind: 'lines'; lines: Iterable<unknown> }
  /** Server-sent events: `start` is called once the head is out, and gives what ends the stream. */
  | { kind: 'events'; start: (sink: EventSink) => () => void }
  /** The handler answers by itself: uploads and pictures. */
  | { kind: 'raw'; respond: (req: IncomingMessage, res: ServerResponse) => Promise<void> };

export const json = (
  body: unknown,
  status = 200,
  headers?: Readonly<Record<string, string>>,
): JsonAnswer => ({
  kind: 'json',
  status,
  body,
  headers,
});

export const empty = (status: number, headers?: AnswerHeaders): Answer => ({
  kind: 'empty',
  status,
  headers,
});

export const page = (html: string, status = 200, headers?: Record<string, string>): Answer => ({
  kind: 'page',
  status,
  html,
  headers,
});

/** The answer to what is refused. */
export const refused = (told: Refusal<Fault | PlainError>): JsonAnswer =>
  json(bodyOf(told), told.status, told.headers);

/** The same of a refusal in a sentence. */
export const refusedWith = (reason: Reason, message: string): JsonAnswer =>
  refused(refusal(reason, message));
