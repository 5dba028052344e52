import { syncBuiltinESMExports } from 'node:module';
import tls from 'node:tls';
import { frontPortVariable, isHosted } from './names.ts';

/**
 * Loaded into a process before its program: connections to Sanity's names go to a port of this machine. Whom it
 * meets there is checked as ever, against the authority of `NODE_EXTRA_CA_CERTS`.
 */
const port = Number(process.env[frontPortVariable]);
const connect = tls.connect;

function led(given: unknown[]): unknown[] {
  const [options, ...rest] = given;
  if (typeof options !== 'object' || options === null || !('host' in options)) return given;
  const { host } = options;
  if (typeof host !== 'string' || !isHosted(host)) return given;
  return [{ servername: host, ...options, host: '127.0.0.1', port }, ...rest];
}

Object.assign(tls, {
  connect: (...given: unknown[]) => Reflect.apply(connect, tls, led(given)),
});
syncBuiltinESMExports();
