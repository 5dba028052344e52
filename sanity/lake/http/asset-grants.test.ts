import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Role } from '../wire/identity.ts';
import { startWriters, type Writers } from './testing/writers.ts';

let on: Writers;
beforeAll(async () => {
  on = await startWriters();
});
afterAll(() => on.lake.remove());

const sha1 = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest('hex');

const picture = (seed: number) =>
  sharp({ create: { width: 4, height: 3, channels: 3, background: { r: seed, g: 9, b: 9 } } })
    .png()
    .toBuffer();

/** The lake's answer to an upload. */
const assetDocument = z.looseObject({ _id: z.string() });
const uploaded = z.object({ document: assetDocument });
const upload = async (role: Role, bytes: Uint8Array, query = '') =>
  uploaded.parse((await on.send(role, `/assets/images/production${query}`, bytes)).body).document;

describe('attack: assets', () => {
  it('a document planted for a picture that an editor uploads later → 403 for every role', async () => {
    const bytes = await picture(1);
    const planted = {
      _id: `image-${sha1(bytes)}-4x3-png`,
      sha1hash: sha1(bytes),
      creditLine: 'The attacker',
      metadata: { lqip: 'data:image/png;base64,AAAA' },
    };
    for (const role of ['contributor', 'editor', 'administrator'] as const) {
      for (const _type of ['sanity.imageAsset', 'article', 'sanity.fileAsset']) {
        for (const form of ['', 'drafts.', 'versions.r.']) {
          const document = { ...planted, _type, _id: `${form}${planted._id}` };
          expect(await on.mutate(role, { createOrReplace: document })).toBe(403);
        }
      }
    }
    const document = await upload('editor', bytes);
    expect(document).toMatchObject({ _id: planted._id, sha1hash: sha1(bytes) });
    expect(document).not.toHaveProperty('creditLine');
    expect(document).not.toMatchObject({ metadata: planted.metadata });
  });

  it('an asset’s facts, changed by an editor → 403, its preview stays, its words may be changed', async () => {
    const before = await upload('contributor', await picture(2), '?filename=a.png');
    const id = before._id;
    for (const field of [
      'sha1hash',
      'path',
      'url',
      'extension',
      'mimeType',
      'assetId',
      'uploadId',
    ]) {
      expect(await on.mutate('editor', { patch: { id, set: { [field]: 'evil' } } })).toBe(403);
      expect(await on.mutate('editor', { patch: { id, unset: [field] } })).toBe(403);
    }
    expect(await on.mutate('editor', { patch: { id, inc: { size: 1 } } })).toBe(403);
    expect(await on.mutate('editor', { createOrReplace: { _id: id, _type: 'article' } })).toBe(403);
    const words = {
      title: 'Harbour',
      description: 'At dawn',
      altText: 'A harbour',
      creditLine: 'Us',
    };
    const tags = {
      'opt.media.tags': [{ _key: 'a', _type: 'reference', _ref: 'none', _weak: true }],
    };
    const set = { ...words, 'metadata.lqip': 'url(evil)', 'metadata.dimensions.width': 9 };
    expect(
      await on.mutate('editor', {
        patch: { id, setIfMissing: { opt: { media: {} } }, set: { ...set, ...tags } },
      }),
    ).toBe(200);
    expect(await on.mutate('editor', { patch: { id, unset: ['metadata'] } })).toBe(200);
    const { _rev, _updatedAt, opt, ...after } = assetDocument.parse(
      await on.editor.getDocument(id),
    );
    const { _rev: _, _updatedAt: __, ...rest } = before;
    expect(after).toEqual({ ...rest, ...words });
    expect(opt).toMatchObject({ media: { tags: [{ _ref: 'none' }] } });
  });

  it('an asset’s words, or the asset itself, changed by a contributor → 403', async () => {
    const { _id: id } = await upload('editor', await picture(3), '?creditLine=Us');
    expect(await on.mutate('contributor', { patch: { id, set: { creditLine: 'Me' } } })).toBe(403);
    expect(await on.mutate('contributor', { delete: { id } })).toBe(403);
    expect(await upload('contributor', await picture(3), '?creditLine=Me')).toMatchObject({
      creditLine: 'Us',
    });
  });

  it('an upload by a viewer → 403, by anybody who may write a document of it', async () => {
    const bytes = await picture(4);
    expect((await on.send('viewer', '/assets/images/production', bytes)).status).toBe(403);
    expect((await on.send('viewer', '/assets/files/production', bytes)).status).toBe(403);
    for (const role of ['contributor', 'editor', 'administrator'] as const) {
      expect((await on.send(role, '/assets/images/production', bytes)).status).toBe(200);
      expect((await on.send(role, '/assets/files/production', bytes)).status).toBe(200);
    }
  });
});
