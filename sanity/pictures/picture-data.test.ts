import { describe, expect, it } from 'vitest';
import { filledFrom } from './filled.ts';
import { type PictureData, readPictureData } from './picture-data.ts';
import {
  packetOf,
  type Words,
  withExif,
  withIptc,
  withPacket,
} from './testing/credited-pictures.ts';

const read = (bytes: Buffer) => readPictureData(new Uint8Array(bytes).buffer);
const ofWords = async (words: Words) => read(await withPacket(packetOf(words)));

/** What would be put in, without what would not. */
const filled = (...given: Parameters<typeof filledFrom> | [PictureData]) =>
  JSON.parse(JSON.stringify(filledFrom(given[0], given[1] ?? {}, given[2]).fields));

const whole: Words = {
  alt: 'Two people shake hands',
  caption: 'Petro & Trump in Washington on 3 February',
  creators: ['Ana Ruiz', 'José Łuk'],
  credit: 'Reuters',
  rights: '© 2026 Reuters',
  terms: 'Editorial use only',
  licence: 'https://creativecommons.org/licenses/by-sa/4.0/',
  mining: 'http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED',
  city: 'Washington',
  ends: '2031-05-04T00:00:00Z',
};

describe('what a picture says of itself', () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('is read from a %s', async (format) => {
    expect(await read(await withPacket(packetOf(whole), format))).toEqual({
      alt: 'Two people shake hands',
      caption: 'Petro & Trump in Washington on 3 February',
      creator: 'Ana Ruiz, José Łuk',
      creditLine: 'Reuters',
      copyright: '© 2026 Reuters',
      terms: 'Editorial use only',
      licenceUrl: 'https://creativecommons.org/licenses/by-sa/4.0/',
      place: 'Washington',
      expires: '2031-05-04',
      forbidsMining: true,
    });
  });

  it('is read from the older block, in UTF-8 where it says so, else as older programs wrote', async () => {
    const utf8 = await withIptc([
      [1, 90, Buffer.from([0x1b, 0x25, 0x47])],
      [2, 80, Buffer.from('Zoë Łuk')],
      [2, 110, Buffer.from('AFP')],
      [2, 116, Buffer.from('© AFP')],
      [2, 120, Buffer.from('A flood in Córdoba')],
    ]);
    expect(await read(utf8)).toMatchObject({
      creator: 'Zoë Łuk',
      creditLine: 'AFP',
      copyright: '© AFP',
      caption: 'A flood in Córdoba',
    });
    const latin = await withIptc([[2, 80, Buffer.from('Zoë Núñez', 'latin1')]]);
    expect(await read(latin)).toMatchObject({ creator: 'Zoë Núñez' });
  });

  it('is read from EXIF, and nothing of where it was taken', async () => {
    const data = await read(await withExif({ Artist: 'Ana Ruiz', Copyright: '(C) Dateline' }));
    expect(data).toEqual({ creator: 'Ana Ruiz', copyright: '(C) Dateline' });
  });

  it('fills what is empty, and leaves what somebody wrote', async () => {
    const data = await ofWords(whole);
    const licence = { name: 'CC BY-SA 4.0', url: whole.licence };
    expect(filled(data, {})).toEqual({
      alt: whole.alt,
      caption: whole.caption,
      credit: 'Ana Ruiz, José Łuk / Reuters',
      licence,
      rights: { expires: '2031-05-04', use: 'editorial', terms: 'Editorial use only' },
    });
    const rights = { expires: '2031-01-01' };
    expect(
      filled(data, { alt: 'Mine', caption: ' ', credit: 'Mine', licence: {}, rights }),
    ).toEqual({ caption: whole.caption, licence });
    expect(filled(data, { licence: { name: 'Mine' } }).licence).toBeUndefined();
  });

  it('takes what the newsroom said last before what the picture says', async () => {
    const data = await ofWords(whole);
    const use = { id: 'a', type: 'article', title: 'Handshake', isPublished: true };
    const uses = [
      { ...use, pictures: [{ credit: ' ', rights: { use: 'nonsense', expires: '2031-99-99' } }] },
      { ...use, id: 'b', pictures: [{ credit: 'Ana Ruiz', rights: { use: 'once' } }] },
    ];
    const found = filledFrom(data, { alt: 'Mine' }, uses);
    expect(found.from).toMatchObject({ id: 'b' });
    expect(found.fields).toMatchObject({ credit: 'Ana Ruiz', rights: { use: 'once' } });
    expect(found.fields).toMatchObject({ alt: undefined, caption: whole.caption });
  });

  it.each([
    ['20310504', '2031-05-04'],
    ['2031:05:04', '2031-05-04'],
    ['soon', undefined],
    ['2031-19-44', undefined],
  ])('takes %s as its last day: %s', async (ends, expires) => {
    expect((await ofWords({ ends })).expires).toBe(expires);
  });

  it('credits each once, and whose it is where nobody is named', () => {
    expect(filled({ creator: 'Ana Ruiz', creditLine: 'ANA RUIZ/AFP' }).credit).toBe('ANA RUIZ/AFP');
    expect(filled({ copyright: '© AFP' }).credit).toBe('© AFP');
    expect(filled({ licenceUrl: 'https://example.org/terms' })).toEqual({});
  });
});

describe('attack: what a picture says of itself', () => {
  it.each([
    ['markup', '<script>alert(1)</script>A <b>flood</b>', 'alert(1) A flood'],
    ['an element that is not closed', 'A <img src=x onerror=alert(1)> flood', 'A flood'],
    ['a sign for less', 'Under 5 < 6 degrees', 'Under 5 < 6 degrees'],
    ['marks that turn the direction', 'A \u202eflood\u202c of\u2066 words', 'A flood of words'],
    ['marks of no width', 'A\u200b flo\u2060od\ufeff', 'A flo od'],
    ['a letter and its accent apart', 'Jose\u0301', 'José'],
    ['Persian with a joiner', 'می\u200cخواهم', 'می\u200cخواهم'],
  ])('%s → words', async (_what, caption, expected) => {
    expect((await ofWords({ caption })).caption).toBe(expected);
  });

  it('a caption of ten megabytes → the beginning of it, or none', async () => {
    const packet = packetOf({ caption: 'word '.repeat(2_000_000), credit: 'AFP' });
    const data = await read(await withPacket(packet, 'png'));
    expect((data.caption ?? '').length).toBeLessThanOrEqual(2000);
  }, 60_000);

  it.each([
    ['cut off', packetOf(whole).slice(0, 700)],
    ['no XML', '<<<<>>>>&&&&'],
    ['with a document type', `<!DOCTYPE x [<!ENTITY a "b">]>${packetOf({ credit: '&a;' })}`],
    [
      'with entities in entities',
      `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><x:xmpmeta xmlns:x="adobe:ns:meta/">&b;</x:xmpmeta>`,
    ],
    ['50,000 deep', `${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}`],
    ['empty', ' '],
  ])(
    'XMP that is %s → no fault',
    async (_what, packet) => {
      const data = await read(await withPacket(packet, 'png'));
      expect(Object.values(data).join()).not.toMatch(/aaaa|&a;/);
    },
    30_000,
  );

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user:secret@example.org/',
    '//example.org',
    'file:///etc/passwd',
    `https://example.org/${'a'.repeat(2000)}`,
  ])('%s for the licence’s address → none', async (licence) => {
    expect(await ofWords({ licence, credit: 'AFP' })).toEqual({ creditLine: 'AFP' });
  });

  it('no picture, half of one, and one with a block that says it is longer → nothing', async () => {
    const picture = await withIptc([[2, 80, Buffer.from('Ana')]]);
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('not a picture'),
      Buffer.alloc(100_000, 0xff),
      picture.subarray(0, 20),
    ]) {
      expect(await read(bytes)).toEqual({});
    }
    const lying = Buffer.from(picture);
    lying.writeUInt16BE(0xffff, lying.indexOf(Buffer.from([0x1c, 2, 80])) + 3);
    expect(Object.keys(await read(lying)).length).toBeLessThan(2);
  });

  it('any byte of the head changed → no fault', async () => {
    const picture = await withPacket(packetOf(whole));
    for (let at = 2; at < 1500; at += 7) {
      const changed = Buffer.from(picture);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      await expect(read(changed)).resolves.toBeTypeOf('object');
    }
  });
});
