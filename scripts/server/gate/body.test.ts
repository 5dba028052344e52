import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { signatureHeader } from '#lib/live/signature.ts';
import { closeGates, closeLater, headOf, openGate } from '../testing/open-gate.ts';
import { rawConnection, statusOf } from '../testing/raw-http.ts';

afterEach(closeGates);

describe('attack: bodies', () => {
  const post = (rest: string) => `${headOf('POST /api/revalidate')}${rest}`;

  it('a webhook of 400 MB, by its length or in chunks → 413 before anything behind the gate reads it', async () => {
    const { port, seen, url } = await openGate();
    const told = await rawConnection(port);
    told.write(post('Content-Length: 400000000\r\n\r\nhello'));
    expect(statusOf(await told.end())).toBe(413);
    const sent = request(`${url}/api/revalidate`, { method: 'POST' });
    for (let n = 0; n < 20; n += 1) sent.write(Buffer.alloc(1_000_000, 'a'));
    sent.end();
    const [answer] = await once(sent, 'response');
    expect(answer.statusCode).toBe(413);
    expect(seen).toEqual([]);
  });

  it('sixteen senders of 400 MB as fast as it is taken → little is, and they are told', async () => {
    const { port } = await openGate();
    const megabyte = Buffer.alloc(1_000_000, 'a');
    let taken = 0;
    const pour = async () => {
      const { socket, write, until, end } = await rawConnection(port);
      const send = () => {
        while (socket.writable && socket.write(megabyte));
      };
      write(post('Content-Length: 400000000\r\n\r\n'));
      socket.on('drain', send);
      send();
      const answer = await until(/\r\n\r\n/);
      await end();
      taken += socket.bytesWritten - socket.writableLength;
      return statusOf(answer);
    };
    const statuses = await Promise.all(Array.from({ length: 16 }, pour));
    expect(statuses).toEqual(Array(16).fill(413));
    // What the system holds for each connection is among it.
    expect(taken).toBeLessThan(250_000_000);
  });

  it('a body for an address that is malformed → not taken for a request of its own', async () => {
    const { port, seen } = await openGate();
    const hidden = 'GET /hidden HTTP/1.1\r\nHost: news.example\r\n\r\n';
    const length = 70_000_000;
    const { socket, write, end } = await rawConnection(port);
    write(`POST http://a/ HTTP/1.1\r\nHost: news.example\r\nContent-Length: ${length}\r\n\r\n`);
    socket.write(Buffer.alloc(length, hidden));
    expect(await end()).not.toContain('answered');
    expect(seen).toEqual([]);
  });

  it('a body of 400 MB poured without waiting for an answer → left where it is, and the answer can be read', async () => {
    const { port, seen } = await openGate();
    const piece = Buffer.alloc(1_000_000, 32);
    for (const path of ['/api/revalidate', '/article/a']) {
      const connection = await rawConnection(port);
      const { socket } = connection;
      const pour = () => {
        while (socket.writable && socket.write(piece));
      };
      socket.on('drain', pour);
      connection.write(`${headOf(`POST ${path}`)}Content-Length: 400000000\r\n\r\n`);
      pour();
      expect(statusOf(await connection.end())).toBe(path === '/article/a' ? 405 : 413);
      // What fits into the buffers of the system.
      expect(socket.bytesWritten - socket.writableLength).toBeLessThan(20_000_000);
    }
    expect(seen).toEqual([]);
  });

  it('a webhook whose body never comes, or one byte at a time → 408', async () => {
    const { port, seen } = await openGate();
    const silent = await rawConnection(port);
    silent.write(post('Content-Length: 10\r\n\r\n'));
    const trickling = await rawConnection(port);
    trickling.write(post('Content-Length: 100000\r\n\r\n'));
    const trickle = setInterval(() => trickling.write('x'), 200);
    closeLater(() => clearInterval(trickle));
    expect(statusOf(await silent.end())).toBe(408);
    expect(statusOf(await trickling.end())).toBe(408);
    expect(seen).toEqual([]);
  });

  it('a body that comes whole, at once or in pieces → handed on as it is', async () => {
    const { port, url, seen } = await openGate();
    const body = JSON.stringify({ tags: ['ä'.repeat(200_000)] });
    const headers = { [signatureHeader]: 'looked at behind the gate' };
    await fetch(`${url}/api/revalidate`, { method: 'POST', headers, body });
    expect(seen[0]?.body === body).toBe(true);
    const connection = await rawConnection(port);
    connection.write(post('Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n'));
    connection.write('2\r\nde\r\n0\r\n\r\n');
    await connection.end();
    expect(seen[1]?.body).toBe('abcde');
  });

  it('a hundred senders that hang up in the middle → nothing is handed on', async () => {
    const { port, url, seen } = await openGate();
    for (let n = 0; n < 100; n += 1) {
      const connection = await rawConnection(port);
      connection.write(post('Content-Length: 10\r\n\r\nabc'));
      connection.socket.destroy();
    }
    expect((await fetch(url)).status).toBe(200);
    expect(seen).toHaveLength(1);
  });

  it('a body for the lake that stops coming → 408, and the connection ends', async () => {
    const { port } = await openGate();
    const connection = await rawConnection(port);
    connection.write(`${headOf('POST /lake/v1/auth/login/dateline')}Content-Length: 10\r\n\r\n`);
    expect(statusOf(await connection.end())).toBe(408);
  });
});
