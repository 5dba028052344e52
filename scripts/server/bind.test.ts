import { createServer, type Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { readEnvironment } from '#lib/env.ts';
import { freePort } from '#lib/testing/ports.ts';
import { bind, reachOf } from './bind.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listenAt(host?: string) {
  const env = readEnvironment({ PORT: String(await freePort()), HOST: host });
  const server = createServer((_request, response) => response.end('here'));
  servers.push(server);
  await bind(server, env);
  return env;
}

const answersAt = (host: string, port: number): Promise<boolean> =>
  fetch(`http://${host}:${port}/`, { headers: { connection: 'close' } }).then(
    ({ ok }) => ok,
    () => false,
  );

const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
const outer = addresses.find(({ internal, family }) => !internal && family === 'IPv4')?.address;
const hasIPv6 = addresses.some(({ address }) => address === '::1');

describe('attack: who can reach the site', () => {
  it("its port by the machine's address in the network → nobody there", async () => {
    const { port } = await listenAt();
    for (const { address, internal, family } of addresses) {
      if (internal) continue;
      expect(await answersAt(family === 'IPv6' ? `[${address}]` : address, port)).toBe(false);
    }
    // Of the loopback network, too, only the one address.
    expect(await answersAt('127.0.0.2', port)).toBe(false);
  });
});

describe('where the site listens', () => {
  it('is this machine by every name browsers have for it', async () => {
    const { port } = await listenAt();
    expect(await answersAt('127.0.0.1', port)).toBe(true);
    expect(await answersAt('localhost', port)).toBe(true);
    expect(await answersAt('[::1]', port)).toBe(hasIPv6);
  });

  it.skipIf(outer === undefined)('is every network when HOST says so', async () => {
    for (const host of ['0.0.0.0', '::']) {
      const { port } = await listenAt(host);
      expect(await answersAt(outer ?? '', port), host).toBe(true);
      expect(await answersAt('127.0.0.1', port), host).toBe(true);
      expect(await answersAt('[::1]', port), host).toBe(hasIPv6);
    }
  });

  it.skipIf(outer === undefined)('is this machine, too, when HOST is an address', async () => {
    const { port } = await listenAt(outer);
    expect(await answersAt(outer ?? '', port)).toBe(true);
    expect(await answersAt('127.0.0.1', port)).toBe(true);
  });

  it('is said', () => {
    const reach = (HOST?: string) => reachOf(readEnvironment({ HOST, PORT: '3000' }));
    expect(reach()).toBe('port 3000 of this machine alone; HOST=0.0.0.0 opens it to every network');
    expect(reach('::')).toContain('every network');
    expect(reach('192.0.2.4')).toContain('192.0.2.4');
  });

  it('is refused with a sentence where it cannot be', async () => {
    await expect(listenAt('192.0.2.4')).rejects.toThrow('no address of this machine');
    const { port } = await listenAt();
    const second = createServer();
    const env = readEnvironment({ PORT: String(port) });
    await expect(bind(second, env)).rejects.toThrow(`Port ${port} is already in use`);
  });
});
