import { execFile } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { lakeHost } from './names.ts';

const run = promisify(execFile);

/** A certificate for Sanity's names by an authority of its own, which nobody else trusts. */
export type Authority = {
  key: string;
  cert: string;
  /** The authority's certificate, as a path. */
  authority: string;
  /** By what a browser knows the key. */
  fingerprint: string;
};

/** Whether certificates can be made here. */
export const canMakeCertificates = (): Promise<boolean> =>
  run('openssl', ['version']).then(
    () => true,
    () => false,
  );

const aDay = ['-days', '1', '-nodes', '-newkey', 'rsa:2048'];
const names = [lakeHost, '*.api.sanity.io', '*.apicdn.sanity.io', 'api.sanity.io', 'cdn.sanity.io'];

/** Makes an authority and a certificate in a folder. */
export async function makeAuthority(dir: string): Promise<Authority> {
  const at = (name: string) => join(dir, name);
  const [authority, key, cert] = [at('authority.pem'), at('key.pem'), at('cert.pem')];
  const authorityKey = at('authority-key.pem');
  await run('openssl', [
    ...['req', '-x509', ...aDay, '-subj', '/CN=Dateline test authority'],
    ...['-keyout', authorityKey, '-out', authority],
  ]);
  await run('openssl', [
    ...['req', '-x509', ...aDay, '-subj', `/CN=${lakeHost}`],
    ...['-CA', authority, '-CAkey', authorityKey, '-keyout', key, '-out', cert],
    ...['-addext', `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`],
    ...['-addext', 'basicConstraints=critical,CA:FALSE'],
  ]);
  const { publicKey } = new X509Certificate(await readFile(cert));
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return {
    key: await readFile(key, 'utf8'),
    cert: await readFile(cert, 'utf8'),
    authority,
    fingerprint: createHash('sha256').update(spki).digest('base64'),
  };
}
