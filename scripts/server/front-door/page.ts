import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gzip } from 'node:zlib';
import type { Origin } from '#lib/keep/ledger.ts';
import { type OwnSources, type Surroundings, securityHeaders } from '#lib/security-headers.ts';
import { kindOf } from '../answered.ts';

const toBrotli = promisify(brotliCompress);
const fromBrotli = promisify(brotliDecompress);
const toGzip = promisify(gzip);

/** What Next answered, whole. */
export type Rendered = {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
  /** The origins of what it loads in frames when its reader asks; as a policy writes them. */
  frames?: string;
};

export type Encoding = 'br' | 'gzip' | 'identity';

/** How hard to press: a page once for many readers; styles and scripts once for as long as the site runs. */
const qualities = { page: 5, lasting: 11 } as const;
const lasting = /^(text\/css|(text|application)\/javascript)\b/i;

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

/** What a page was made of and when, and until when it is true at the longest, in milliseconds. */
export type PageOrigin = Origin & { until: number };

/** The same bytes and no others: what compresses gives a few of the 64 kB that it keeps. */
function alone(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}

/** A name and a value after the other, as they are written. */
type Lines = readonly string[];

/** A page in one encoding, with all that is written before it. */
export type Whole = { headers: OutgoingHttpHeaders; lines: Lines; body: Buffer };

/**
 * A page as it goes over the wire. Kept as Brotli, which is the smallest; what others understand is
 * made of it, gzip once. What is written before it is made once too.
 */
export class Page {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly etag: string;
  /** What its policy has beyond that of every page. */
  readonly own: OwnSources;
  /** Whether it stands for an address where there is no page. */
  readonly isMissing: boolean;
  /** What it was made of, for caches in front. None of what is made for one reader, or anybody could invent. */
  origin: PageOrigin | null = null;
  readonly #brotli: Buffer;
  #gzip: Promise<Buffer> | undefined;
  readonly #whole: Partial<Record<Encoding, Whole>> = {};
  #unchanged: Lines | undefined;

  private constructor(rendered: Rendered, headers: OutgoingHttpHeaders, brotli: Buffer) {
    const hash = createHash('sha256').update(rendered.body).digest('base64url');
    this.status = rendered.status;
    this.own = ownOf(rendered);
    // Weak: the same words in whatever bytes.
    this.etag = `W/"${hash.slice(0, 27)}"`;
    // Copied, since words cut out of a document keep all of it.
    this.headers = structuredClone({ ...headers, etag: this.etag });
    this.isMissing = rendered.status === 404 && rendered.body.length === 0;
    this.#brotli = brotli;
  }

  /**
   * @param isPart whether it is a part of a page, which is for the router alone and kept by nobody else.
   * @param where the site is, and whose lake it has: that is in what browsers are told.
   */
  static async of(rendered: Rendered, isPart: boolean, where: Surroundings): Promise<Page> {
    const isLasting = lasting.test(String(rendered.headers['content-type'] ?? ''));
    const quality = qualities[isLasting ? 'lasting' : 'page'];
    const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
    const brotli = alone(await toBrotli(rendered.body, { params }));
    const headers = pageHeaders(rendered.headers, isPart);
    const kind = kindOf(rendered.status, headers['content-type'], 'page');
    return new Page(
      rendered,
      { ...headers, ...securityHeaders(kind, where, ownOf(rendered)) },
      brotli,
    );
  }

  /** Bytes it takes to keep, with room for gzip and for what is written before it. */
  get size(): number {
    return this.#brotli.length * 2.2 + 6144;
  }

  /** Whether it is named after its content, and says itself that it may be kept. */
  get isLasting(): boolean {
    return this.status === 200 && /immutable/.test(String(this.headers['cache-control']));
  }

  async body(encoding: Encoding): Promise<Buffer> {
    if (encoding === 'br') return this.#brotli;
    if (encoding === 'identity') return fromBrotli(this.#brotli);
    this.#gzip ??= fromBrotli(this.#brotli).then(toGzip).then(alone);
    return this.#gzip;
  }

  /** The page in an encoding it was sent in before: ready to be written. */
  ready(encoding: Encoding): Whole | undefined {
    return this.#whole[encoding];
  }

  /** The same, made now when nobody asked for it before; only what is kept in bytes stays. */
  async whole(encoding: Encoding): Promise<Whole> {
    const ready = this.#whole[encoding];
    if (ready !== undefined) return ready;
    const body = await this.body(encoding);
    const encoded = encoding === 'identity' ? {} : { 'content-encoding': encoding };
    const headers = { ...this.headers, ...encoded, 'content-length': body.length };
    const whole = { headers, lines: linesOf(headers), body };
    if (encoding !== 'identity') this.#whole[encoding] = whole;
    return whole;
  }

  /** What is written to who has the page already. */
  get unchanged(): Lines {
    this.#unchanged ??= linesOf(this.headers);
    return this.#unchanged;
  }
}

const ownOf = ({ frames }: Rendered): OwnSources => (frames ? { frames } : {});

const linesOf = (headers: OutgoingHttpHeaders): Lines =>
  Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().flatMap((one) => [name, String(one)]),
  );

/** By what of a request there is another answer. Of what a router says this server reads `rsc` alone. */
function variesBy(given: OutgoingHttpHeaders['vary']): string {
  const names = [given ?? []].flat().flatMap((list) => list.split(/\s*,\s*/));
  const others = names.filter((name) => !/^(next-router-.*|accept-encoding|)$/i.test(name));
  return ['Accept-Encoding', ...new Set(others)].join(', ');
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
  headers.vary = variesBy(given.vary);
  return headers;
}
