import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A bucket as S3 has it, in memory: objects are put, got and listed by who knows the key's id. */
export type Bucket = {
  /** `s3://…`, as Litestream takes it. */
  url: string;
  keys: () => string[];
  close: () => Promise<void>;
};

type Stored = { body: Buffer; at: Date };

const etagOf = (body: Buffer): string => `"${createHash('md5').update(body).digest('hex')}"`;

const unescaped = (text: string): string =>
  text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>');

/** Answers `GET /bucket?prefix=…&delimiter=/`: what begins so, up to the next slash if it is asked for. */
function listing(objects: ReadonlyMap<string, Stored>, asked: URLSearchParams): string {
  const prefix = asked.get('prefix') ?? '';
  const delimiter = asked.get('delimiter');
  const folders = new Set<string>();
  const contents: string[] = [];
  for (const key of [...objects.keys()].filter((name) => name.startsWith(prefix)).sort()) {
    const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    const object = objects.get(key);
    if (end >= 0) folders.add(key.slice(0, end + 1));
    else if (object)
      contents.push(
        `<Contents><Key>${key}</Key><LastModified>${object.at.toISOString()}</LastModified><ETag>${etagOf(object.body)}</ETag><Size>${object.body.length}</Size></Contents>`,
      );
  }
  const common = [...folders].map(
    (one) => `<CommonPrefixes><Prefix>${one}</Prefix></CommonPrefixes>`,
  );
  return `<?xml version="1.0"?><ListBucketResult><IsTruncated>false</IsTruncated>${contents.join('')}${common.join('')}</ListBucketResult>`;
}

/** Opens one, for requests that are signed with a key of this id. */
export async function openBucket(keyId: string): Promise<Bucket> {
  const objects = new Map<string, Stored>();
  const answer = async (request: IncomingMessage): Promise<[number, string | Buffer]> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const key = decodeURIComponent(url.pathname.replace(/^\/[^/]+\/?/, ''));
    const body = await buffer(request);
    if (!request.headers.authorization?.includes(`Credential=${keyId}/`))
      return [403, '<Error><Code>AccessDenied</Code><Message>Who are you?</Message></Error>'];
    if (request.method === 'PUT') {
      objects.set(key, { body, at: new Date() });
      return [200, ''];
    }
    if (request.method === 'POST') {
      for (const [, name = ''] of body.toString().matchAll(/<Key>([^<]+)<\/Key>/g))
        objects.delete(unescaped(name));
      return [200, '<DeleteResult></DeleteResult>'];
    }
    if (key === '') return [200, listing(objects, url.searchParams)];
    const found = objects.get(key);
    return found ? [200, found.body] : [404, '<Error><Code>NoSuchKey</Code></Error>'];
  };
  const server = createServer((request, response) => {
    answer(request).then(
      ([status, body]) =>
        response
          .writeHead(status, { etag: '"etag"', 'content-length': Buffer.byteLength(body) })
          .end(body),
      () => response.destroy(),
    );
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port could be had.');
  return {
    url: `s3://bucket.localhost:${address.port}/lake`,
    keys: () => [...objects.keys()],
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
