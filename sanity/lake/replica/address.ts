import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a lake is replicated to. `url` may have a password in it: `shownAddress` is for people. */
export type ReplicaAddress =
  | { kind: 'folder'; url: string; folder: string }
  | { kind: 'sftp' | 's3'; url: string };

export const replicaExpectation =
  'a folder, or an address such as file:///mnt/backup/lake, sftp://user@backup.example.org/lake or s3://bucket/lake; the keys of a bucket stand in variables of their own';

/** Signs that no folder and no address needs, and that end a line or a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
const CONTROL = /[\x00-\x1f\x7f]/;

const folderAt = (folder: string): ReplicaAddress => ({
  kind: 'folder',
  url: `file://${resolve(folder)}`,
  folder: resolve(folder),
});

/** What `LAKE_REPLICA` says; null when it is nothing a lake can be replicated to. */
export function replicaAddress(text: string): ReplicaAddress | null {
  const given = text.trim();
  if (given === '' || CONTROL.test(given)) return null;
  if (!/^[a-z][a-z0-9+.-]*:/i.test(given)) return folderAt(given);
  const url = URL.parse(given);
  if (url === null || url.search !== '' || url.hash !== '') return null;
  const hasPath = url.pathname.replace(/\/+/g, '') !== '';
  switch (url.protocol) {
    case 'file:':
      return hasPath && isHere(url) ? folderAt(fileURLToPath(`file://${url.pathname}`)) : null;
    case 'sftp:':
      return hasPath && url.hostname !== '' && url.username !== ''
        ? { kind: 'sftp', url: given }
        : null;
    case 's3:':
      return url.hostname !== '' && url.username === '' && url.password === ''
        ? { kind: 's3', url: given }
        : null;
    default:
      return null;
  }
}

const isHere = ({ host }: URL): boolean => host === '' || host === 'localhost';

/** An address as it may stand in a log: without a password. */
export function shownAddress(address: ReplicaAddress): string {
  if (address.kind === 'folder') return address.folder;
  const url = new URL(address.url);
  url.password = '';
  return url.href;
}

/** What of an address is nobody's business, as it is written and as it is meant. */
export function secretsIn(address: ReplicaAddress): string[] {
  const { password } = new URL(address.url);
  if (password === '') return [];
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
