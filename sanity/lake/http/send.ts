import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { gzip } from 'node:zlib';
import type { Answer, AnswerHeaders } from '../wire/answer.ts';
import {
  type EventSink,
  heartbeat,
  heartbeatEvery,
  mostBuffered,
  reconnectAfter,
} from '../wire/event-sink.ts';

/** Smaller answers cost more to pack than they save. */
const worthPacking = 1_400;

/** Sends an answer over HTTP. `headers` go on every kind of answer. */
export function sendAnswer(
  req: IncomingMessage,
  res: ServerResponse,
  answer: Answer,
  headers: Readonly<Record<string, string>>,
): void {
  setHeaders(res, { 'cache-control': 'no-store', ...headers });
  switch (answer.kind) {
    case 'json':
      setHeaders(res, { 'content-type': 'application/json; charset=utf-8', ...answer.headers });
      sendText(req, res, answer.status, JSON.stringify(answer.body));
      return;
    case 'json text':
      setHeaders(res, { 'content-type': `${answer.type ?? 'application/json'}; charset=utf-8` });
      sendText(req, res, answer.status, answer.text);
      return;
    case 'page':
      setHeaders(res, { 'content-type': 'text/html; charset=utf-8', ...answer.headers });
      sendText(req, res, answer.status, answer.html);
      return;
    case 'empty':
      setHeaders(res, answer.headers ?? {});
      res.writeHead(answer.status).end();
      return;
    case 'lines':
      res.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8' });
      if (req.method === 'HEAD') res.end();
      else pipeline(Readable.from(linesOf(answer.lines)), res, () => res.destroy());
      return;
    case 'events':
      if (req.method === 'HEAD') res.writeHead(200, eventHeaders).end();
      else sendEvents(res, answer.start);
      return;
    case 'raw':
      res.removeHeader('cache-control');
      // Pictures, files and fonts, which pages elsewhere show as well.
      res.setHeader('cross-origin-resource-policy', 'cross-origin');
      answer.respond(req, res).catch((fault: unknown) => {
        console.error('lake: a transfer failed:', fault);
        res.destroy();
      });
      return;
  }
  answer satisfies never;
}

function setHeaders(res: ServerResponse, headers: Readonly<AnswerHeaders>): void {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
}

function sendText(req: IncomingMessage, res: ServerResponse, status: number, text: string): void {
  const plain = Buffer.from(text);
  const end = (bytes: Buffer) => {
    res.writeHead(status, { 'content-length': bytes.length });
    res.end(req.method === 'HEAD' ? undefined : bytes);
  };
  const packs = /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''));
  if (!packs || plain.length < worthPacking) {
    end(plain);
    return;
  }
  gzip(plain, { level: 4 }, (fault, packed) => {
    if (fault === null) {
      setHeaders(res, { 'content-encoding': 'gzip' });
      res.appendHeader('vary', 'Accept-Encoding');
    }
    end(fault === null ? packed : plain);
  });
}

/** A line each; gathered, since one write per document would be slow. */
function* linesOf(values: Iterable<unknown>): Generator<string> {
  let text = '';
  for (const value of values) {
    text += `${JSON.stringify(value)}\n`;
    if (text.length < 65_536) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

const eventHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  // Asks nginx and its like to pass events on as they come.
  'x-accel-buffering': 'no',
};

function sendEvents(res: ServerResponse, start: (sink: EventSink) => () => void): void {
  res.writeHead(200, eventHeaders);
  res.write(reconnectAfter);
  const beat = setInterval(() => res.write(heartbeat), heartbeatEvery);
  const stop = start({
    carrier: res,
    behind: () => res.writableLength,
    cutOff: () => res.destroy(),
    write(text) {
      res.write(text);
      if (res.writableLength > mostBuffered) res.destroy();
    },
    end: () => res.end(),
  });
  res.once('close', () => {
    clearInterval(beat);
    stop();
  });
}
