import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, createGzip, type Gzip, gzipSync } from 'node:zlib';

type Encoding = 'br' | 'gzip';

/** Compressed pages kept, by entity tag: a page is compressed once, not once for each reader. */
const kept = new Map<string, Buffer>();
const keptBytes = 32 * 1024 * 1024;
let bytes = 0;

const compressible =
  /^(text\/(html|x-component|xml|plain)|application\/(json|[a-z]+\+(xml|json)|xml))/;

/** Files of the build and the Studio are compressed by Next as they are sent. */
const isPage = ({ method, url = '' }: IncomingMessage): boolean =>
  method === 'GET' && !/^\/(_next|api|studio)(\/|$)/.test(url);

function encodingFor(request: IncomingMessage): Encoding | null {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : null;
}

function compress(body: Buffer, encoding: Encoding, etag: string | undefined): Buffer {
  const key = etag && `${encoding} ${etag}`;
  const known = key && kept.get(key);
  if (known) return known;
  const compressed =
    encoding === 'gzip'
      ? gzipSync(body)
      : brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  if (key) keep(key, compressed);
  return compressed;
}

function keep(key: string, compressed: Buffer): void {
  kept.set(key, compressed);
  bytes += compressed.length;
  // The oldest go first: a page that changed has another tag and is not asked for again.
  for (const [oldest, body] of kept) {
    if (bytes <= keptBytes) return;
    kept.delete(oldest);
    bytes -= body.length;
  }
}

/**
 * Compresses pages in the place of Next, which does it anew for every reader. A page that comes whole
 * and with an entity tag is compressed once; one that comes in parts is compressed as it comes.
 */
export function compressPages(request: IncomingMessage, response: ServerResponse): void {
  const encoding = isPage(request) ? encodingFor(request) : null;
  if (encoding === null) return;
  // Next is told that nothing is accepted, and leaves the body as it is.
  delete request.headers['accept-encoding'];
  const original = {
    write: response.write,
    end: response.end,
    writeHead: response.writeHead,
    flushHeaders: response.flushHeaders,
  };
  let way: 'undecided' | 'plain' | 'whole' | 'parts' = 'undecided';
  const chunks: Buffer[] = [];
  let gzip: Gzip | undefined;

  // From here on headers go out as they stand.
  const announce = (used: Encoding) => {
    response.writeHead = original.writeHead;
    response.setHeader('content-encoding', used);
    response.appendHeader('vary', 'Accept-Encoding');
    response.removeHeader('content-length');
  };
  const startGzip = (): Gzip => {
    announce('gzip');
    const started = createGzip({ flush: constants.Z_SYNC_FLUSH });
    started.on('data', (chunk: Buffer) => Reflect.apply(original.write, response, [chunk]));
    started.on('end', () => Reflect.apply(original.end, response, []));
    response.on('close', () => started.destroy());
    return started;
  };
  const decide = (ending: boolean) => {
    const applies =
      !response.headersSent &&
      !response.hasHeader('content-encoding') &&
      compressible.test(String(response.getHeader('content-type') ?? ''));
    if (!applies) return 'plain';
    return ending || response.hasHeader('content-length') ? 'whole' : 'parts';
  };
  const sendWhole = () => {
    const tag = response.getHeader('etag');
    const etag = typeof tag === 'string' ? tag : undefined;
    const compressed = compress(Buffer.concat(chunks), encoding, etag);
    announce(encoding);
    response.setHeader('content-length', compressed.length);
    // The same words in other bytes: no longer the strong tag of the page as it was.
    if (etag && !etag.startsWith('W/')) response.setHeader('etag', `W/${etag}`);
    return Reflect.apply(original.end, response, [compressed]);
  };

  Object.assign(response, {
    // Headers wait for the body: how it is sent decides them.
    writeHead(...args: Parameters<typeof response.writeHead>) {
      const [status, ...headers] = args;
      if (way === 'undecided') way = headers.length > 0 ? 'plain' : decide(false);
      if (way === 'plain') return Reflect.apply(original.writeHead, response, args);
      response.statusCode = status;
      return response;
    },
    flushHeaders: () => way === 'plain' && Reflect.apply(original.flushHeaders, response, []),
    write(...args: Parameters<typeof response.write>) {
      if (way === 'undecided') way = decide(false);
      if (way === 'plain') return Reflect.apply(original.write, response, args);
      if (way === 'whole') chunks.push(Buffer.from(args[0]));
      else {
        gzip ??= startGzip();
        gzip.write(args[0]);
      }
      return true;
    },
    end(...args: Parameters<typeof response.end>) {
      const [body] = args;
      const last =
        typeof body === 'string' || body instanceof Uint8Array ? Buffer.from(body) : null;
      if (way === 'undecided') way = last === null ? 'plain' : decide(true);
      if (way === 'plain') return Reflect.apply(original.end, response, args);
      if (way === 'whole') {
        if (last !== null) chunks.push(last);
        return sendWhole();
      }
      if (last !== null) gzip?.write(last);
      gzip?.end();
      return response;
    },
  });
}
