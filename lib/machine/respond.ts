import { createHash } from 'node:crypto';
import { DrawingBusyError } from '#lib/card/drawing.ts';
import { isLakeUnavailable } from '#lib/content/ask-lake.ts';

/** A document for machines: its text and its media type. */
export type MachineDocument = {
  body: string | Uint8Array<ArrayBuffer>;
  type: string;
  /** What else is said of it. */
  headers?: Readonly<Record<string, string>>;
};

type MovedFrom = (path: string) => Promise<{ to: string; permanent: boolean } | null>;

/** Seconds after which to try again while the lake is away. */
const retryAfter = 5;

/**
 * Answers a request for a document machines read: 200, 304 when they have it already, where it went or
 * 404 when there is none, 503 while the lake is away. A cache may keep it but has to ask each time.
 *
 * @param movedFrom where a path has moved to, for documents that may have.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests
 */
export async function respond(
  request: Request,
  make: () => Promise<MachineDocument | null>,
  movedFrom: MovedFrom = async () => null,
): Promise<Response> {
  // Read first: it tells Next that the answer belongs to a request and is not to be made at build time.
  const { pathname } = new URL(request.url);
  const document = await documentOrAbsence(make, () => movedFrom(pathname));
  if (document instanceof Response) return document;
  const etag = `"${createHash('sha256').update(document.body).digest('base64url')}"`;
  const modified = unchangedSince(pathname, etag);
  const headers = {
    ...document.headers,
    etag,
    'last-modified': modified.toUTCString(),
    'cache-control': 'public, max-age=0, must-revalidate',
  };
  if (hasAlready(request.headers, etag, modified)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(document.body, {
    headers: { ...headers, 'content-type': contentType(document) },
  });
}

const contentType = ({ body, type }: MachineDocument): string =>
  typeof body === 'string' ? `${type}; charset=utf-8` : type;

async function documentOrAbsence(
  make: () => Promise<MachineDocument | null>,
  moved: () => ReturnType<MovedFrom>,
): Promise<MachineDocument | Response> {
  try {
    return (await make()) ?? onTo(await moved()) ?? plain('Not found.', 404);
  } catch (error) {
    if (!isLakeUnavailable(error) && !(error instanceof DrawingBusyError)) throw error;
    return plain('Not available right now.', 503, { 'retry-after': String(retryAfter) });
  }
}

const onTo = (moved: Awaited<ReturnType<MovedFrom>>): Response | null =>
  moved &&
  new Response(null, { status: moved.permanent ? 308 : 307, headers: { location: moved.to } });

const plain = (text: string, status: number, headers: Record<string, string> = {}): Response =>
  new Response(`${text}\n`, {
    status,
    headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
  });

function hasAlready(headers: Headers, etag: string, modified: Date): boolean {
  const known = headers.get('if-none-match');
  if (known !== null) {
    return known.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
  }
  const since = Date.parse(headers.get('if-modified-since') ?? '');
  return !Number.isNaN(since) && modified.getTime() <= since;
}

const firstSeen = new Map<string, { etag: string; at: Date }>();
const mostRemembered = 1000;

/**
 * Since when a path has answered with the same text. No date in a document tells: a story that is
 * taken back changes a feed without being newer. Whole seconds, rounded up, as the header writes them.
 */
function unchangedSince(path: string, etag: string): Date {
  const known = firstSeen.get(path);
  if (known?.etag === etag) return known.at;
  const at = new Date(Math.ceil(Date.now() / 1000) * 1000);
  if (firstSeen.size >= mostRemembered) firstSeen.clear();
  firstSeen.set(path, { etag, at });
  return at;
}
