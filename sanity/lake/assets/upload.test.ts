import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { answerToWhole } from '../testing/whole-body.ts';
import { type AssetServer, startAssetServer } from './testing/asset-server.ts';
import { noisyPicture, quarteredPicture } from './testing/pictures.ts';

let lake: AssetServer;
beforeAll(async () => {
  lake = await startAssetServer({ imageBytes: 300_000, fileBytes: 50_000, imagePixels: 4_000_000 });
});
afterAll(() => lake.close());

const sha1 = (data: Uint8Array) => createHash('sha1').update(data).digest('hex');
const failure = z.object({ statusCode: z.number(), error: z.string(), message: z.string() });

/** Sends what has to be refused, and gives the reason; checks that nothing stays behind. */
async function refused(kind: 'image' | 'file', body: string | Uint8Array) {
  const before = lake.kept();
  const documents = lake.documents.count();
  const response = await lake.send(kind, body);
  const { statusCode, message } = failure.parse(await response.json());
  expect(statusCode).toBe(response.status);
  expect(lake.kept()).toEqual(before);
  expect(lake.documents.count()).toBe(documents);
  return `${statusCode} ${message}`;
}

describe('a picture', () => {
  test('gets the document hosted Sanity would write', async () => {
    const data = await quarteredPicture(300, 200).toBuffer();
    const query = 'filename=quarters.png&title=Four&creditLine=Us&sourceName=Demo&sourceId=7';
    const document = await lake.upload('image', data, query);
    const hash = sha1(data);
    expect(document).toMatchObject({
      _id: `image-${hash}-300x200-png`,
      _type: 'sanity.imageAsset',
      assetId: hash,
      sha1hash: hash,
      extension: 'png',
      mimeType: 'image/png',
      size: data.length,
      originalFilename: 'quarters.png',
      title: 'Four',
      creditLine: 'Us',
      source: { name: 'Demo', id: '7' },
      path: `images/dateline/production/${hash}-300x200.png`,
      url: `http://lake.example/images/dateline/production/${hash}-300x200.png`,
      metadata: {
        _type: 'sanity.imageMetadata',
        dimensions: { width: 300, height: 200, aspectRatio: 1.5 },
        hasAlpha: false,
        isOpaque: true,
        lqip: expect.stringMatching(/^data:image\/jpeg;base64,/),
        blurHash: expect.any(String),
        palette: { _type: 'sanity.imagePalette', dominant: { _type: 'sanity.imagePaletteSwatch' } },
      },
    });
    expect(lake.documents.get(document._id)).toEqual(document);
    expect(lake.kept()).toContain(`${hash}-300x200.png`);
  });

  test('is known by its content, whatever it is called', async () => {
    const data = await noisyPicture(40, 30);
    const response = await fetch(`${lake.base}/upload-image?filename=notes.txt`, {
      method: 'POST',
      body: new Uint8Array(data),
      headers: { 'content-type': 'application/pdf' },
    });
    expect(await response.json()).toMatchObject({
      document: { extension: 'jpg', mimeType: 'image/jpeg', originalFilename: 'notes.txt' },
    });
  });

  test('sent twice, also at once, is kept once', async () => {
    const data = await noisyPicture(50, 50);
    const documents = await Promise.all([
      lake.upload('image', data, 'filename=first.jpg'),
      lake.upload('image', data, 'filename=second.jpg'),
      lake.upload('image', data, 'filename=third.jpg'),
    ]);
    const again = await lake.upload('image', data, 'filename=fourth.jpg');
    for (const document of documents) expect(document).toEqual(again);
    expect(lake.kept().filter((name) => name.startsWith(sha1(data)))).toHaveLength(1);
  });

  test('turned by EXIF has the size it is seen at', async () => {
    const data = await sharp(await noisyPicture(60, 20))
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { _id } = await lake.upload('image', data);
    expect(_id).toBe(`image-${sha1(data)}-20x60-jpg`);
  });

  test.each(['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'] as const)(
    'may be %s',
    async (format) => {
      const data = await quarteredPicture(32, 16).toFormat(format).toBuffer();
      const extension = { jpeg: 'jpg', tiff: 'tif' }[String(format)] ?? format;
      const { _id } = await lake.upload('image', data);
      expect(_id).toBe(`image-${sha1(data)}-32x16-${extension}`);
    },
  );

  test('may be a plain SVG', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><circle r="5"/></svg>';
    const document = await lake.upload('image', svg);
    expect(document).toMatchObject({ extension: 'svg', mimeType: 'image/svg+xml' });
    expect(document._id).toMatch(/-40x20-svg$/);
  });
});

describe('a document planted for a picture, from before that was refused', () => {
  const lqip = 'data:image/png;base64,AAAA';
  const plant = (document: { _id: string; [field: string]: unknown }, fields: object) =>
    lake.commits.commit({ author: 'p-planter' }, ({ transactionId, timestamp }) => {
      const stamps = { _rev: transactionId, _createdAt: timestamp, _updatedAt: timestamp };
      const after = { _type: 'sanity.imageAsset', ...document, ...fields, ...stamps };
      const before = lake.documents.get(document._id);
      const change = { id: document._id, before, after, mutations: [] };
      return { ok: true, mutations: [], changes: [change] };
    });

  test.each(['sanity.imageAsset', 'article'])(
    'of type %s → made anew by the upload',
    async (_type) => {
      const data = await noisyPicture(61, _type.length);
      const planted = { _id: `image-${sha1(data)}-61x${_type.length}-jpg`, sha1hash: sha1(data) };
      plant(planted, { _type, creditLine: 'The planter', metadata: { lqip }, url: '//evil' });
      const document = await lake.upload('image', data, 'filename=mine.jpg');
      expect(document).toMatchObject({
        _id: planted._id,
        _type: 'sanity.imageAsset',
        url: `http://lake.example/${document.path}`,
        originalFilename: 'mine.jpg',
        metadata: { dimensions: { width: 61 }, lqip: expect.stringMatching(/^data:image\/jpeg/) },
      });
      expect(document).not.toHaveProperty('creditLine');
      expect(lake.documents.get(document._id)).toEqual(document);
    },
  );

  test('beside its bytes → its facts put right, its words kept', async () => {
    const data = await noisyPicture(62, 20);
    const first = await lake.upload('image', data, 'title=Words');
    plant(first, { size: 1, url: '//evil', sha1hash: '', metadata: { lqip, evil: true } });
    const { _rev, _updatedAt, _createdAt, ...again } = await lake.upload('image', data);
    expect(first).toMatchObject(again);
    expect(again).toMatchObject({ title: 'Words', sha1hash: sha1(data) });
  });
});

describe('a picture is refused', () => {
  test('that is none', async () => {
    expect(await refused('image', 'GIF89a, or so it says')).toMatch(/^400 This is not a picture/);
    expect(await refused('image', '%PDF-1.7')).toMatch(/^400 This is not a picture/);
    expect(await refused('image', '<html><svg/></html>')).toMatch(/^400 /);
  });

  test('that is empty', async () => {
    expect(await refused('image', '')).toBe('400 The upload is empty.');
  });

  test.each(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const)(
    '%s that is cut short',
    async (format) => {
      const whole = await sharp(await noisyPicture(200, 200))
        .toFormat(format)
        .toBuffer();
      const part = whole.subarray(0, Math.floor(whole.length * 0.6));
      expect(await refused('image', part)).toMatch(
        /^400 (The picture is damaged|This is not a picture)/,
      );
    },
  );

  test('whose pixels are a bomb', async () => {
    const bomb = await sharp({
      create: { width: 9000, height: 9000, channels: 3, background: '#fff' },
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(300_000);
    expect(await refused('image', bomb)).toMatch(/^400 The picture unpacks to more than 4 million/);
  });

  test('whose frames together are a bomb', async () => {
    const frame = await sharp({
      create: { width: 1000, height: 1000, channels: 3, background: '#fff' },
    })
      .png()
      .toBuffer();
    const other = await sharp(frame).negate().png().toBuffer();
    const frames = Array.from({ length: 6 }, (_, index) => (index % 2 ? frame : other));
    const bomb = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect(await refused('image', bomb)).toMatch(/^400 The picture unpacks to more than 4 million/);
  });

  test('that is an SVG bomb, or one with a script', async () => {
    const huge = '<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000"/>';
    expect(await refused('image', huge)).toMatch(/^400 The picture unpacks/);
    const script = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>';
    expect(await refused('image', script)).toMatch(/^400 This SVG has a <script> in it/);
    expect(await refused('image', gzipSync(script))).toMatch(/^400 /);
  });

  test('over the limit, with and without a declared length', async () => {
    const large = Buffer.alloc(400_000, 7);
    expect(await refused('image', large)).toMatch(/^413 The file is larger than the 0.3 MB/);
    expect(await answerToWhole(`${lake.base}/upload-image`, 16_000_000)).toMatch(/^HTTP\/1.1 413 /);
  });
});

describe('a file', () => {
  test.each([
    ['%PDF-1.7 text', 'report.doc', 'pdf', 'application/pdf'],
    [
      'PK\x03\x04 text',
      'letter.docx',
      'docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['a,b\n1,2', 'Table.CSV', 'csv', 'text/csv'],
    ['whatever', 'no extension', 'bin', 'application/octet-stream'],
    ['whatever else', 'evil.../../x', 'bin', 'application/octet-stream'],
  ])('%j called %j', async (text, filename, extension, mimeType) => {
    const document = await lake.upload('file', text, new URLSearchParams({ filename }).toString());
    const hash = sha1(Buffer.from(text));
    expect(document).toMatchObject({
      _id: `file-${hash}-${extension}`,
      _type: 'sanity.fileAsset',
      path: `files/dateline/production/${hash}.${extension}`,
      originalFilename: filename,
      mimeType,
    });
  });

  test('over the limit is refused', async () => {
    expect(await refused('file', Buffer.alloc(60_000))).toMatch(/^413 /);
  });
});

describe('when something goes wrong', () => {
  test('an upload that breaks off leaves nothing behind', async () => {
    const before = lake.kept();
    const arrived = Promise.withResolvers<void>();
    const req = request(`${lake.base}/upload-file`, {
      method: 'POST',
      headers: { 'content-length': 20_000 },
    });
    req.on('error', () => arrived.resolve());
    req.write(Buffer.alloc(10_000));
    await expect.poll(() => lake.kept().length).toBe(before.length + 1);
    req.destroy();
    await arrived.promise;
    await expect.poll(lake.kept).toEqual(before);
  });

  test('a document that cannot be written takes its file with it', async () => {
    const { commits } = lake;
    const commit = commits.commit;
    const before = lake.kept();
    commits.commit = () => {
      throw Object.assign(new Error('database or disk is full'), { code: 'ENOSPC' });
    };
    try {
      const response = await lake.send('image', await noisyPicture(33, 33));
      expect(response.status).toBe(507);
    } finally {
      commits.commit = commit;
    }
    expect(lake.kept()).toEqual(before);
    expect((await lake.upload('image', await noisyPicture(33, 33)))._id).toMatch(/^image-/);
  });
});
