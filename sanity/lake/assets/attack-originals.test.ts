import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readExif } from './exif.ts';
import { createOriginals } from './originals.ts';
import { signatureOf } from './signature.ts';
import {
  type AssetServer,
  asReader,
  siteSecret,
  startAssetServer,
} from './testing/asset-server.ts';
import { look, quarteredPicture } from './testing/pictures.ts';
import {
  iptcBlock,
  said,
  secretWord,
  telling,
  thumbnailBlock,
  withSegment,
} from './testing/telling-pictures.ts';

let lake: AssetServer;
beforeAll(async () => {
  lake = await startAssetServer();
});
afterAll(() => lake.close());

const get = (path: string, headers: Record<string, string> = asReader()) =>
  fetch(`${lake.base}/${path}`, { headers });

const bytes = async (response: Response) => {
  const body = Buffer.from(await response.arrayBuffer());
  expect(response.status, body.toString('utf8', 0, 300)).toBe(200);
  return body;
};

const signed = (path: string, query: string) => {
  const file = path.split('/').at(-1) ?? '';
  return `${path}?${query}&s=${signatureOf(siteSecret, `${file}?${new URLSearchParams(query)}`)}`;
};

const scene = async (width = 400, height = 200) =>
  sharp(await quarteredPicture(width, height).toBuffer());

/** Every way to ask for the whole of a picture without being signed in. */
const wishes = [
  '',
  '?',
  '?dl',
  '?dl=a.jpg',
  '?auto=format',
  '?fm=jpg',
  '?fm=png',
  '?fm=webp',
  '?w=400',
  '?w=400&h=200&fit=max',
  '?rect=0,0,400,200',
  '?q=75',
  '?dpr=1',
  '?bg=ffffff',
  '?utm_source=x',
];

describe('attack: what a picture tells', () => {
  test.each(wishes)(
    'a JPEG with its place, asked for as “%s” → its pixels and whose it is',
    async (wish) => {
      const original = await telling((await scene()).jpeg({ quality: 90 })).toBuffer();
      expect(
        readExif((await sharp(original).metadata()).exif ?? Buffer.of())?.location?.lat,
      ).toBeCloseTo(51.507, 2);
      const { path } = await lake.upload('image', original);
      for (const accept of ['*/*', 'image/avif,image/webp,*/*']) {
        const shown = await bytes(await get(path + wish, { ...asReader(), accept }));
        expect(shown.equals(original)).toBe(false);
        const head = await said(shown);
        expect(head).not.toContain(secretWord);
        expect(head).not.toMatch(/GPS|51,30/);
        const { exif, xmpAsString } = await sharp(shown).metadata();
        expect(readExif(exif ?? Buffer.of())).toMatchObject({
          location: null,
          exif: expect.not.objectContaining({ Make: expect.anything() }),
          image: {
            Artist: expect.stringContaining('Jos'),
            Copyright: expect.stringContaining('Dateline'),
          },
        });
        expect(xmpAsString).toContain('José Ruiz, Ana Łuk');
        expect(xmpAsString).toContain('Zoë &amp; Søn / Reuters');
        expect(xmpAsString).toContain('© 2026 Dateline &lt;all&gt;');
      }
      expect(await bytes(await get(path, {}))).toEqual(original);
    },
  );

  test('a crop that the site signed → no thumbnail of what was cut off, nor its place', async () => {
    const thumbnail = await quarteredPicture(40, 20).jpeg().toBuffer();
    const plain = await telling((await scene(401, 201)).jpeg()).toBuffer();
    const block = thumbnailBlock(thumbnail);
    const original = withSegment(plain, 0xe1, block);
    expect(original.indexOf(Buffer.from([0xff, 0xd8]), 2)).toBeGreaterThan(0);
    const { path } = await lake.upload('image', original);
    const shown = await bytes(await get(signed(path, 'rect=0,0,200,100&w=200&fm=jpg')));
    expect(shown.indexOf(Buffer.from([0xff, 0xd8]), 2)).toBe(-1);
    expect((await look(shown)).quarterAt(0.95, 0.95)).toBe('topLeft');
    expect(await said(shown)).not.toMatch(/GPS|SECRET/);
  });

  const licensed = (licence: string) =>
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"><xmpRights:WebStatement>${licence}</xmpRights:WebStatement><xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">Editorial &lt;only&gt;</rdf:li></rdf:Alt></xmpRights:UsageTerms><plus:DataMining>http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED</plus:DataMining></rdf:Description></rdf:RDF></x:xmpmeta>`;

  test('the terms of a picture → they go along in every kind of it, in few bytes', async () => {
    const packet = licensed('https://example.org/terms?a=1&amp;b=2');
    const pixels = await scene(403, 200);
    const { path } = await lake.upload(
      'image',
      await pixels.clone().withXmp(packet).png().toBuffer(),
    );
    const bare = await lake.upload('image', await pixels.clone().png().toBuffer());
    for (const query of ['?w=320', '?w=320&fm=png', '?w=320&fm=webp']) {
      const shown = await bytes(await get(path + query));
      const { xmpAsString } = await sharp(shown).metadata();
      expect(xmpAsString, query).toContain('https://example.org/terms?a=1&amp;b=2');
      expect(xmpAsString, query).toContain('Editorial &lt;only&gt;');
      expect(xmpAsString, query).toContain('DMI-PROHIBITED');
      const plain = await bytes(await get(bare.path + query));
      expect(shown.length - plain.length, query).toBeLessThan(1500);
    }
    const avif = await bytes(await get(`${path}?w=320&fm=avif`, {}));
    expect((await sharp(avif).metadata()).xmpAsString).toContain('Editorial &lt;only&gt;');
  });

  test.each(['javascript:alert(1)', 'https://a.example/ b', ' ', '&lt;x&gt;'])(
    '%s for the address of the terms → left out',
    async (licence) => {
      const made = (await scene(404, 200)).withXmp(licensed(licence)).jpeg();
      const { path } = await lake.upload('image', await made.toBuffer());
      const { xmpAsString } = await sharp(await bytes(await get(path))).metadata();
      expect(xmpAsString).toContain('DMI-PROHIBITED');
      expect(xmpAsString).not.toContain('WebStatement>');
    },
  );

  test('the words of a picture agency → who made it goes along, the city does not', async () => {
    const block = iptcBlock({
      80: 'Ana Łuk',
      90: secretWord,
      110: 'Agence Ω',
      116: '© Ω 2026',
      120: secretWord,
    });
    const original = withSegment(await (await scene(402, 200)).jpeg().toBuffer(), 0xed, block);
    const { path } = await lake.upload('image', original);
    const shown = await bytes(await get(`${path}?w=320&auto=format`));
    const { xmpAsString } = await sharp(shown).metadata();
    for (const word of ['Ana Łuk', 'Agence Ω', '© Ω 2026']) expect(xmpAsString).toContain(word);
    expect(await said(shown)).not.toContain(secretWord);
  });

  test.each([
    ['png', async () => telling((await scene(404, 200)).png()).toBuffer()],
    ['webp', async () => telling((await scene(404, 200)).webp()).toBuffer()],
    ['avif', async () => telling((await scene(404, 200)).avif({ effort: 0 })).toBuffer()],
    ['tiff', async () => telling((await scene(404, 200)).tiff()).toBuffer()],
    [
      'png with a comment',
      async () => {
        const text = Buffer.from(`Comment\0${secretWord}`);
        const png = await (await scene(406, 200)).png().toBuffer();
        const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from('tEXt'), text, Buffer.alloc(4)]);
        chunk.writeUInt32BE(text.length);
        const { crc32 } = await import('node:zlib');
        chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
        return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
      },
    ],
    [
      'gif with a comment',
      async () => {
        const gif = await (await scene(404, 200)).gif().toBuffer();
        const comment = Buffer.concat([
          Buffer.from([0x21, 0xfe, secretWord.length]),
          Buffer.from(secretWord),
          Buffer.of(0),
        ]);
        return Buffer.concat([gif.subarray(0, -1), comment, gif.subarray(-1)]);
      },
    ],
    [
      'jpeg with bytes after its end',
      async () =>
        Buffer.concat([await (await scene(408, 200)).jpeg().toBuffer(), Buffer.from(secretWord)]),
    ],
  ])('%s → nothing but its pixels and whose it is', async (_, make) => {
    const original = await make();
    expect(await said(original)).toContain(secretWord);
    const { path } = await lake.upload('image', original);
    for (const query of ['', '?auto=format', '?w=320', '?fm=png']) {
      const shown = await bytes(await get(path + query));
      expect(await said(shown), query).not.toMatch(/SECRET|GPS/);
    }
  });

  test('a drawing with notes and parts outside of its crop → drawn, within the crop', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><title>${secretWord}</title><!-- ${secretWord} --><rect width="200" height="200" fill="rgb(220,30,30)"/><rect x="200" width="200" height="200" fill="rgb(30,180,30)"/></svg>`;
    const { path } = await lake.upload('image', svg);
    for (const query of ['', '?dl', '?auto=format', '?w=320&auto=format', '?fm=png']) {
      const response = await get(path + query, { ...asReader(), accept: '*/*' });
      expect(response.headers.get('content-type')).toBe('image/png');
      expect(await said(await bytes(response))).not.toContain(secretWord);
    }
    const cropped = await look(
      await bytes(await get(signed(path, 'rect=0,0,200,200&w=400&auto=format'))),
    );
    expect([cropped.width, cropped.height]).toEqual([400, 400]);
    expect(cropped.quarterAt(0.98, 0.5)).toBe('topLeft');
    expect(await (await get(path, {})).text()).toBe(svg);
  });

  test('the ETag of an original, or a part of it → nothing of the original', async () => {
    const original = await telling((await scene(410, 200)).jpeg()).toBuffer();
    const { path } = await lake.upload('image', original);
    const etag = (await get(path, {})).headers.get('etag') ?? '';
    expect((await get(path, { ...asReader(), 'if-none-match': etag })).status).toBe(200);
    const part = await get(path, { ...asReader(), range: 'bytes=0-199', 'if-range': etag });
    expect(Buffer.from(await part.arrayBuffer()).includes(secretWord)).toBe(false);
  });

  test('what a cache between kept of who is signed in → nothing', async () => {
    const original = await telling((await scene(414, 200)).jpeg()).toBuffer();
    const { path } = await lake.upload('image', original);
    const keeping = async (query: string, headers: Record<string, string>) => {
      const answer = await get(path + query, headers);
      const again = await get(path + query, {
        ...headers,
        'if-none-match': answer.headers.get('etag') ?? '',
      });
      expect(again.status).toBe(304);
      expect(again.headers.get('cache-control')).toBe(answer.headers.get('cache-control'));
      await answer.arrayBuffer();
      return answer.headers.get('cache-control');
    };
    const leave = lake.assets.originals.grant(path.split('/').at(-1) ?? '');
    for (const query of ['', '?dl', '?w=320', '?w=320&q=75&auto=format']) {
      expect(await keeping(query, {}), query).toMatch(/^private, /);
      expect(await keeping(query, asReader()), query).toMatch(/^public, .*immutable/);
    }
    expect(await keeping(`?original=${leave}`, asReader())).toMatch(/^private, /);
  });
});

describe('attack: what an editor cut off', () => {
  const use = (id: string, asset: string, crop?: Record<string, number>) =>
    lake.commits.commit({ author: 'p-test' }, ({ transactionId, timestamp }) => {
      const image = { _type: 'image', asset: { _type: 'reference', _ref: asset } };
      const body = [{ _key: 'a', ...image, ...(crop && { crop }) }];
      const after = { _id: id, _type: 'story', _rev: transactionId, body };
      const stamped = { ...after, _createdAt: timestamp, _updatedAt: timestamp };
      const mutations = [{ createOrReplace: stamped }];
      return { ok: true, changes: [{ id, before: null, after: stamped, mutations }], mutations };
    });
  const left = { top: 0, bottom: 0, left: 0, right: 0.5 };

  test('the address without its crop, or with another → the crop', async () => {
    const { path, _id } = await lake.upload(
      'image',
      await (await scene(440, 200)).png().toBuffer(),
    );
    use('drafts.cropped', _id);
    use('cropped', _id, left);
    for (const query of [
      '',
      '?w=320&q=75&auto=format',
      '?rect=0,0,440,200&w=320',
      '?rect=220,0,220,200&w=160',
      '?w=200&h=200&fit=crop',
      '?fm=png',
      '?s=AAAAAAAAAAAAAAAAAAAAAA&rect=220,0,220,200&w=160',
    ]) {
      const seen = await look(await bytes(await get(path + query)));
      const corners = [seen.quarterAt(0.95, 0.1), seen.quarterAt(0.95, 0.9)];
      expect(corners, query).toEqual(['topLeft', 'bottomLeft']);
    }
    // It may be published whole, or otherwise.
    const { headers } = await get(path);
    expect(headers.get('cache-control')).toBe('public, max-age=30');
    const all = await look(await bytes(await get(path, {})));
    expect(all.quarterAt(0.95, 0.1)).toBe('topRight');
  });

  test('the picture of a story that was taken back → the crop of its draft', async () => {
    const { path, _id } = await lake.upload(
      'image',
      await (await scene(446, 200)).png().toBuffer(),
    );
    use('drafts.taken-back', _id, left);
    const seen = await look(await bytes(await get(`${path}?w=320`)));
    expect(seen.quarterAt(0.95, 0.1)).toBe('topLeft');
  });

  test('asked for first in a size or of a kind that it is not of → the crop', async () => {
    const { path, _id } = await lake.upload(
      'image',
      await (await scene(444, 200)).png().toBuffer(),
    );
    use('cropped-alone', _id, left);
    for (const other of [path.replace('444x200', '1x1'), path.replace('.png', '.jpg')]) {
      expect((await get(other)).status).toBe(404);
    }
    const seen = await look(await bytes(await get(`${path}?w=320`)));
    expect(seen.quarterAt(0.95, 0.1)).toBe('topLeft');
  });

  test('a picture that one story crops and another shows whole → as asked for', async () => {
    const { path, _id } = await lake.upload(
      'image',
      await (await scene(442, 200)).png().toBuffer(),
    );
    use('one', _id, left);
    use('other', _id);
    const seen = await look(await bytes(await get(`${path}?w=320`)));
    expect(seen.quarterAt(0.95, 0.1)).toBe('topRight');
  });
});

describe('attack: leave to fetch an original', () => {
  test('that of another picture, of another day or of another lake → 400, and no export goes on without', async () => {
    const original = await telling((await scene(412, 200)).jpeg()).toBuffer();
    const { path } = await lake.upload('image', original);
    const file = path.split('/').at(-1) ?? '';
    const { originals } = lake.assets;
    const leave = originals.grant(file);
    expect(await bytes(await get(`${path}?original=${leave}`))).toEqual(original);
    const [until = '', mark = ''] = leave.split('.');
    const ofAnother = [
      originals.grant(`a${file}`),
      `${Number(until) + 1}.${mark}`,
      createOriginals().grant(file),
      createOriginals(() => Date.now() - 2 * 86_400_000).grant(file),
    ];
    for (const given of ofAnother) {
      const refused = await get(`${path}?original=${given}`);
      expect(refused.status, given).toBe(400);
      expect(await refused.text()).toContain('Export once more');
      expect(await bytes(await get(`${path}?original=${given}`, {}))).toEqual(original);
    }
    for (const given of [`${until}.`, `${until}.${'é'.repeat(43)}`, 'true', '']) {
      const shown = await bytes(await get(`${path}?original=${encodeURIComponent(given)}`));
      expect(await said(shown), given).not.toContain(secretWord);
    }
  });
});

describe('what readers get', () => {
  test.each([
    ['webp', 'image/jpeg'],
    ['avif', 'image/jpeg'],
    ['tiff', 'image/jpeg'],
    ['png', 'image/png'],
    ['jpeg', 'image/jpeg'],
    ['gif', 'image/gif'],
  ] as const)(
    'is of a kind that everybody takes, who does not say otherwise: %s',
    async (format, type) => {
      const { path } = await lake.upload(
        'image',
        await (await scene(420, 210)).toFormat(format).toBuffer(),
      );
      for (const accept of ['*/*', 'image/*', 'image/webp;q=0, */*']) {
        const response = await get(`${path}?w=320&auto=format`, { ...asReader(), accept });
        expect(response.headers.get('content-type')).toBe(type);
        await response.arrayBuffer();
      }
      const response = await get(`${path}?w=320&auto=format`, {
        ...asReader(),
        accept: 'image/webp',
      });
      expect(response.headers.get('content-type')).toBe('image/webp');
      await response.arrayBuffer();
    },
  );

  test('has the colours of the original, whatever profile it was in', async () => {
    const wide = sharp({ create: { width: 64, height: 64, channels: 3, background: '#c02020' } });
    const { path } = await lake.upload('image', await wide.withIccProfile('p3').png().toBuffer());
    for (const query of ['', '?w=32&auto=format', '?fm=jpg&bg=ffffff']) {
      const { r, g, b } = (await look(await bytes(await get(path + query)))).at(0.5, 0.5);
      expect(Math.abs(r - 0xc0) + Math.abs(g - 0x20) + Math.abs(b - 0x20), query).toBeLessThan(15);
    }
  });

  test('is upright', async () => {
    const turned = await (await scene(300, 150))
      .rotate(270)
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { path } = await lake.upload('image', turned);
    const seen = await look(await bytes(await get(path)));
    expect([seen.width, seen.height, seen.quarterAt(0.1, 0.1)]).toEqual([300, 150, 'topLeft']);
  });

  test('has a head that says how long it is', async () => {
    const { path } = await lake.upload('image', await (await scene(430, 210)).jpeg().toBuffer());
    const address = `${lake.base}/${signed(path, 'w=320&q=75&fm=jpg&bg=ffffff')}`;
    const head = await fetch(address, { method: 'HEAD', headers: asReader() });
    const body = await bytes(await fetch(address, { headers: asReader() }));
    expect(Number(head.headers.get('content-length'))).toBe(body.length);
    expect(head.headers.get('content-type')).toBe('image/jpeg');
  });
});
