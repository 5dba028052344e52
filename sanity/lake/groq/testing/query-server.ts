import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DocumentReader } from '../../store/types.ts';
import { runQuery } from '../running/query.ts';

/** A query endpoint over HTTP on a free port, for clients to talk to in tests. */
export async function serveQueries(
  reader: DocumentReader,
): Promise<{ origin: string; close: () => void }> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const params = [...searchParams]
      .filter(([name]) => name.startsWith('$'))
      .map(([name, value]): [string, unknown] => [name.slice(1), JSON.parse(value)]);
    const answer = runQuery(reader, {
      query: searchParams.get('query') ?? '',
      params: Object.fromEntries(params),
      perspective: searchParams.get('perspective'),
      apiVersion: pathname.split('/')[1] ?? '',
      sourceMap:
        searchParams.get('resultSourceMap') === 'withKeyArraySelector' && 'withKeyArraySelector',
    });
    response.writeHead(answer.ok ? 200 : answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const { port } = isAddressInfo(address) ? address : { port: 0 };
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

function isAddressInfo(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
