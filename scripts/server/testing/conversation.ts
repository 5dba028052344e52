import { rawConnection } from './raw-http.ts';

/** One answer as it came over the wire: its headers by name, in lower case, and the bytes after them. */
export type Answer = {
  version: string;
  status: number;
  headers: Map<string, string[]>;
  body: Buffer;
};

/**
 * Sends requests over one connection, all at once, and gives the answers until it ends: read by nothing
 * but their heads, so that an answer that is longer or shorter than it says spoils the next one.
 */
export async function conversation(
  port: number,
  requests: readonly string[],
): Promise<readonly Answer[]> {
  const connection = await rawConnection(port);
  connection.socket.setEncoding('latin1');
  connection.write(requests.join(''));
  let rest = await connection.end();
  const answers: Answer[] = [];
  while (rest !== '') {
    const head = rest.slice(0, rest.indexOf('\r\n\r\n'));
    const [line = '', ...lines] = head.split('\r\n');
    const [, version = '', status = ''] = /^HTTP\/(\S+) (\d{3})/.exec(line) ?? [];
    if (status === '') throw new Error(`This is no head of an answer: ${rest.slice(0, 200)}`);
    const headers = new Map<string, string[]>();
    for (const text of lines) {
      const [name = '', value = ''] = text.split(/: (.*)/s);
      const key = name.toLowerCase();
      headers.set(key, [...(headers.get(key) ?? []), value]);
    }
    const hasBody = status !== '304' && !requests[answers.length]?.startsWith('HEAD ');
    const length = hasBody ? Number(headers.get('content-length')?.[0] ?? 0) : 0;
    const from = head.length + 4;
    const body = Buffer.from(rest.slice(from, from + length), 'latin1');
    answers.push({ version, status: Number(status), headers, body });
    rest = rest.slice(from + length);
  }
  return answers;
}
