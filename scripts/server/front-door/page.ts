import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gzip } from 'node:zlib';

const toBrotli = promisify(brotliCompress);
const fromBrotli = promisify(brotliDecompress);
const toGzip = promisify(gzip);

/** What Next answered, whole. */
export type Rendered = { status: number; headers: OutgoingHttpHeaders; body: Buffer };

export type Encoding = 'br' | 'gzip' | 'identity';

/** How hard to press: a page is pressed once and read by many. */
const quality = 5;

/** Headers that belong to one connection or to Next's own idea of caching. */
const dropped = new Set([
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'etag',
  'expires',
  'keep-alive',
  'set-cookie',
  'transfer-encoding',
  'vary',
  'x-powered-by',
]);

/**
 * A page as it goes over the wire. Kept as Brotli, which is the smallest; what others understand is
 * made of it, gzip once.
 */
export class Page {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly etag: string;
  /** Whether it stands for an address where there is no page. */
  readonly isMissing: boolean;
  readonly #brotli: Buffer;
  #gzip: Promise<Buffer> | undefined;

  private constructor(rendered: Rendered, headers: OutgoingHttpHeaders, brotli: Buffer) {
    const hash = createHash('sha256').update(rendered.body).digest('base64url');
    this.status = rendered.status;
    this.headers = headers;
    // Weak: the same words in whatever bytes.
    this.etag = `W/"${hash.slice(0, 27)}"`;
    this.isMissing = rendered.status === 404 && rendered.body.length === 0;
    this.#brotli = brotli;
  }

  /** @param isPart whether it is a part of a page, which is for the router alone and kept by nobody else. */
  static async of(rendered: Rendered, isPart: boolean): Promise<Page> {
    const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
    const brotli = await toBrotli(rendered.body, { params });
    return new Page(rendered, pageHeaders(rendered.headers, isPart), brotli);
  }

  /** Bytes it takes to keep, with room for gzip. */
  get size(): number {
    return this.#brotli.length * 2.2 + 1024;
  }

  async body(encoding: Encoding): Promise<Buffer> {
    if (encoding === 'br') return this.#brotli;
    if (encoding === 'identity') return fromBrotli(this.#brotli);
    this.#gzip ??= fromBrotli(this.#brotli).then((body) => toGzip(body));
    return this.#gzip;
  }
}

/**
 * A page is kept by this server, and anything in between has to ask: it gets a 304 when nothing
 * changed. What is named after its content may be kept by anyone.
 */
function pageHeaders(given: OutgoingHttpHeaders, isPart: boolean): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(given)) {
    if (!dropped.has(name) && value !== undefined) headers[name] = value;
  }
  const lasting = /immutable/.test(String(given['cache-control'] ?? ''));
  headers['cache-control'] = lasting
    ? given['cache-control']
    : isPart
      ? 'private, no-store'
      : 'public, max-age=0, must-revalidate';
  headers.vary = ['Accept-Encoding', given.vary].flat().filter(Boolean).join(', ');
  return headers;
}
