import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replicaAddress, secretsIn, shownAddress } from './address.ts';

describe('where a lake is replicated to', () => {
  it.each([
    ['/mnt/backup', '/mnt/backup'],
    ['backup', resolve('backup')],
    ['file:///mnt/back%20up', '/mnt/back up'],
    ['file://localhost/mnt/backup', '/mnt/backup'],
  ])('%s is a folder', (text, folder) => {
    expect(replicaAddress(text)).toEqual({ kind: 'folder', folder, url: `file://${folder}` });
  });

  it.each(['sftp://ann@backup.example.org/lake', 'sftp://ann:pass@[::1]:22/lake'])(
    '%s is a machine',
    (url) => expect(replicaAddress(url)).toEqual({ kind: 'sftp', url }),
  );

  it.each(['s3://bucket/lake', 's3://bucket.localhost:9000/lake', 's3://bucket'])(
    '%s is a bucket',
    (url) => expect(replicaAddress(url)).toEqual({ kind: 's3', url }),
  );

  it('is told without its password', () => {
    const address = replicaAddress('sftp://ann:a%2Fb@backup.example.org/lake');
    if (address === null) throw new Error('It is an address.');
    expect(shownAddress(address)).toBe('sftp://ann@backup.example.org/lake');
    expect(secretsIn(address)).toEqual(['a%2Fb', 'a/b']);
  });
});

describe('attack: where a lake is replicated to', () => {
  it.each([
    ['another scheme', 'https://example.org/lake'],
    ['a scheme that runs something', 'javascript:alert(1)'],
    ["another machine's file", 'file://elsewhere/lake'],
    ['the whole disk', 'file:///'],
    ['nobody at a machine', 'sftp://backup.example.org/lake'],
    ['no folder at a machine', 'sftp://ann@backup.example.org'],
    ['keys in the address of a bucket', 's3://key:secret@bucket/lake'],
    ['a second line', '/mnt/backup\nlogging: {level: debug}'],
    ['an end of text', '/mnt/backup\u0000.txt'],
    ['settings behind it', 's3://bucket/lake?endpoint=http://elsewhere'],
  ])('%s → refused', (_, text) => expect(replicaAddress(text)).toBeNull());
});
