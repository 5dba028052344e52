import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filledFrom } from '../pictures/filled.ts';
import { type Kept, keptIn, keptOf } from '../pictures/kept.ts';
import { readPictureData } from '../pictures/picture-data.ts';
import { packetOf, withPacket } from '../pictures/testing/credited-pictures.ts';
import { isAllowedHere } from '../schema/validation/picture-rights.ts';
import { keep, keepWhatIsMissing, keptFrom, reasonOf, remove, wordsOfUpload } from './keep.ts';
import { nameOf, rightsMarks } from './marks.ts';
import { findPictures, hasWords, pageSize, pictureNamed } from './pictures.ts';

let lake: TestLake;
let client: SanityClient;
let contributor: SanityClient;
beforeAll(async () => {
  lake = await startTestLake();
  client = await lake.client('editor');
  contributor = await lake.client('contributor');
}, 60_000);
afterAll(() => lake?.remove());

let shade = 0;
/** A picture like no other, with a name. */
async function uploaded(filename: string): Promise<string> {
  shade += 1;
  const background = { r: shade, g: 90, b: 120 };
  const png = await sharp({ create: { width: 6, height: 4, channels: 3, background } })
    .png()
    .toBuffer();
  return (await client.assets.upload('image', png, { filename }))._id;
}

const nothing: Kept = { keywords: [], tags: [], isLookedOver: false };
const shows = (asset: string, said: object = {}) => ({
  _type: 'newsImage',
  asset: { _type: 'reference', _ref: asset },
  ...said,
});
const story = (_id: string, leadImage: object, fields: object = {}) => ({
  _id,
  _type: 'article',
  headline: `Headline of ${_id}`,
  leadImage,
  ...fields,
});
const found = async (words: string, tag: string | null = null): Promise<string[]> =>
  (await findPictures(client, { words, tag, before: null })).pictures.map(({ id }) => id);

describe('the picture library finds a picture', () => {
  test('by every word that is kept with it, whatever its case and accents, in part and in any order', async () => {
    const id = await uploaded('IMG_2231-embarcadero.jpg');
    await keep(client, id, {
      ...nothing,
      alt: 'A heron on a pile',
      caption: 'The jetty of Tumaco, flooded.',
      credit: 'Nadia Cortés / Dateline',
      photographer: 'Nadia Cortés',
      keywords: ['marea alta', 'Pacífico'],
    });
    for (const words of ['heron', 'FLOODED', 'tumaco jetty', 'cortes', 'pacifico', 'marea']) {
      expect([words, await found(words)]).toEqual([words, [id]]);
    }
    expect(await found('embarcad')).toEqual([id]);
    expect(await found('heron cortes pacifi')).toEqual([id]);
    expect(await found('heron madrid')).toEqual([]);
  });

  test('by what a story says of it, and not by what else the story says', async () => {
    const id = await uploaded('a.png');
    await client.create(
      story('ferry', shows(id, { caption: 'The ferry Isabela leaves', alt: 'A ship' }), {
        standfirst: 'Quarantine',
      }),
    );
    expect(await found('isabela')).toEqual([id]);
    expect(await found('quarantine')).toEqual([]);
    const [picture] = (await findPictures(client, { words: 'isabela', tag: null, before: null }))
      .pictures;
    expect(picture && nameOf(picture)).toBe('The ferry Isabela leaves');
    expect(picture?.uses).toMatchObject([{ id: 'ferry', isPublished: true }]);
  });

  test('wherever a story shows it', async () => {
    const ids = await Promise.all(
      ['before a film', 'before a map', 'in news'].map((name) => uploaded(`${name}.png`)),
    );
    const [film = '', map = '', news = ''] = ids;
    const poster = (asset: string) => shows(asset, { caption: 'Zarzal at dawn' });
    await client.create({
      ...{ _id: 'zarzal', _type: 'article', headline: 'Zarzal' },
      body: [
        { _type: 'video', _key: 'v', title: 'Dawn', poster: poster(film) },
        { _type: 'video', _key: 'w', title: 'No picture' },
        { _type: 'embed', _key: 'e', title: 'Where', poster: poster(map) },
      ],
      liveUpdates: [
        { _key: 'u', body: [{ _type: 'video', _key: 'v', title: 'Noon', poster: poster(news) }] },
      ],
    });
    expect(new Set(await found('zarzal dawn'))).toEqual(new Set(ids));
    for (const id of ids) {
      expect((await pictureNamed(client, id))?.uses).toMatchObject([{ id: 'zarzal' }]);
    }
  });

  test('by its tags, and by those of the stories it stands in', async () => {
    const [own, ofStory] = [await uploaded('own.png'), await uploaded('story.png')];
    await client.create({ _id: 'tag-orinoco', _type: 'tag', title: 'Orinoco' });
    await keep(client, own, { ...nothing, tags: ['tag-orinoco'] });
    await client.create(
      story('river', shows(ofStory), {
        tags: [{ _type: 'reference', _ref: 'tag-orinoco', _key: 't' }],
      }),
    );
    expect(new Set(await found('', 'tag-orinoco'))).toEqual(new Set([own, ofStory]));
    expect(await found('orino')).toEqual([own]);
  });

  test('each page once, the newest first, however many there are', async () => {
    for (let n = 0; n < pageSize + 3; n += 1) await uploaded(`many-${n}.png`);
    const first = await findPictures(client, { words: 'many', tag: null, before: null });
    const second = await findPictures(client, { words: 'many', tag: null, before: first.next });
    expect(first.pictures).toHaveLength(pageSize);
    expect(first.pictures[0]?.fileName).toBe(`many-${pageSize + 2}.png`);
    expect(second.next).toBeNull();
    const all = new Set([...first.pictures, ...second.pictures].map(({ id }) => id));
    expect(all.size).toBe(pageSize + 3);
  });

  test.each([
    ['', ''],
    ['Bogotá', 'bogota'],
    ['São-Paulo (2026)', 'paulo sao 20'],
  ])('%j has the words %j', (text, typed) => expect(hasWords(text, typed)).toBe(true));
  test.each([
    ['Bogotá', 'gota'],
    ['', 'a'],
  ])('%j has not the words %j', (text, typed) => expect(hasWords(text, typed)).toBe(false));
});

describe('what is kept with a picture', () => {
  const written = () =>
    withPacket(
      packetOf({
        alt: 'A pier at dusk',
        caption: 'The pier, on Monday.',
        creators: ['Ana Ruiz'],
        credit: 'Reuters',
        terms: 'Editorial use only',
        ends: '2031-05-04',
      }),
    );

  test('comes from the picture at upload, of what nothing is known of yet, and fills a story’s fields', async () => {
    const bytes = await written();
    const data = await readPictureData(Uint8Array.from(bytes).buffer);
    const kept = keptFrom(data);
    const { _id } = await client.assets.upload('image', bytes, wordsOfUpload(kept));
    await client.patch(_id).set({ altText: 'Mine' }).commit();
    await keepWhatIsMissing(client, _id, kept);
    expect(await keptOf(client, _id)).toMatchObject({
      alt: 'Mine',
      caption: 'The pier, on Monday.',
      credit: 'Ana Ruiz / Reuters',
      photographer: 'Ana Ruiz',
      rights: { expires: '2031-05-04', use: 'editorial', terms: 'Editorial use only' },
    });
    const filled = filledFrom({}, { caption: 'Here' }, [], await keptOf(client, _id));
    expect(filled).toMatchObject({
      from: 'library',
      fields: { alt: 'Mine', caption: undefined, credit: 'Ana Ruiz / Reuters' },
    });
  });

  test('counts for more than what a story said once somebody looked it over', () => {
    const use = { id: 'a', type: 'article', title: 'A', isPublished: true };
    const uses = [{ ...use, pictures: [{ credit: 'Old' }] }];
    const kept = { ...nothing, credit: 'New' };
    expect(filledFrom({}, {}, uses, kept).fields.credit).toBe('Old');
    expect(filledFrom({}, {}, uses, { ...kept, isLookedOver: true }).fields.credit).toBe('New');
  });

  test('is emptied where a field was emptied', async () => {
    const id = await uploaded('emptied.png');
    await keep(client, id, { ...nothing, credit: 'Ana', keywords: ['a'], rights: { use: 'once' } });
    await keep(client, id, { ...nothing, alt: 'A thing', isLookedOver: true });
    expect(await keptOf(client, id)).toEqual({ ...nothing, alt: 'A thing', isLookedOver: true });
  });

  test('stays where two change different parts of it', async () => {
    const id = await uploaded('by-two.png');
    const before = { ...nothing, alt: 'A thing', credit: 'Ana' };
    await keep(client, id, before);
    await keep(client, id, { ...before, credit: 'Ana / Reuters', isLookedOver: true }, before);
    const { alt: _, ...without } = before;
    await keep(client, id, { ...without, rights: { use: 'once' }, isLookedOver: true }, before);
    expect(await keptOf(client, id)).toEqual({
      ...{ ...nothing, credit: 'Ana / Reuters', rights: { use: 'once' }, isLookedOver: true },
    });
  });

  test.each([
    [{}],
    [{ altText: 7, newsroom: 'x' }],
    [{ newsroom: { keywords: 'a', tags: [{}], rights: 3, licence: [] } }],
    [{ newsroom: { rights: { expires: 'soon', use: 'all' }, licence: { url: 'x' } } }],
  ])('malformed, %j, is nothing', (stored) => expect(keptIn(stored)).toEqual(nothing));
});

describe('attack: the picture library', () => {
  const at = { zone: 'America/Bogota', now: new Date('2026-03-02T12:00:00Z') };
  const base = {
    ...{ id: 'a', path: '', uploadedAt: '', fileName: '', size: 1, width: 1, height: 1 },
    ...{ kept: nothing, uses: [] },
  };

  test('a picture in a draft alone, deleted → refused with what to do; taken out → deleted', async () => {
    const id = await uploaded('in-use.png');
    await client.create(story('drafts.holds', shows(id)));
    const refusal: unknown = await remove(client, id).catch((error: unknown) => error);
    expect(reasonOf(refusal)).toContain('take it out there first');
    await client.delete('drafts.holds');
    await remove(client, id);
    expect(await pictureNamed(client, id)).toBeNull();
  });

  test('a contributor changes or deletes a picture → refused; uploads one with its words → there', async () => {
    const id = await uploaded('not-yours.png');
    const refusals = [keep(contributor, id, nothing), remove(contributor, id)];
    for (const refusal of refusals) {
      expect(reasonOf(await refusal.catch((error: unknown) => error))).toContain('ask an editor');
    }
    const bytes = await withPacket(
      packetOf({ caption: 'Rain', creators: ['Wanda Writer'] }),
      'png',
    );
    const kept = keptFrom(await readPictureData(Uint8Array.from(bytes).buffer));
    const { _id } = await contributor.assets.upload('image', bytes, wordsOfUpload(kept));
    expect(await keptOf(client, _id)).toMatchObject({ caption: 'Rain', credit: 'Wanda Writer' });
  });

  test('words that are GROQ, signs alone, a wall of text → nothing found, no error', async () => {
    for (const words of ['")] | order(_id) //', '*', '%$§', '\0', 'x '.repeat(500)]) {
      expect(await found(words)).toEqual([]);
    }
  });

  test('rights that ended yesterday in the newsroom’s zone → marked; a story with it → stopped', async () => {
    const ended = { ...nothing, rights: { expires: '2026-03-01' } };
    expect(rightsMarks({ ...base, kept: ended }, at)[0]).toMatchObject({ tone: 'critical' });
    // There it is still the day before.
    const early = { ...at, now: new Date('2026-03-02T04:00:00Z') };
    expect(rightsMarks({ ...base, kept: ended }, early)[0]).toMatchObject({ tone: 'caution' });
    const id = await uploaded('ended.png');
    await keep(client, id, { ...ended, isLookedOver: true });
    const draft = { _id: 'drafts.x', _type: 'article', _createdAt: '', _updatedAt: '', _rev: '' };
    expect(await isAllowedHere(shows(id), { document: draft, getClient: () => client })).toContain(
      'the picture library',
    );
  });

  test('for one story, in the library alone, and in one already → marked; a second story → stopped', async () => {
    const id = await uploaded('once.png');
    await keep(client, id, { ...nothing, rights: { use: 'once' }, isLookedOver: true });
    await client.create(story('has-it', shows(id)));
    const picture = await pictureNamed(client, id);
    expect(picture && rightsMarks(picture, at)).toMatchObject([{ tone: 'critical' }]);
    const draft = { _id: 'drafts.y', _type: 'article', _createdAt: '', _updatedAt: '', _rev: '' };
    expect(await isAllowedHere(shows(id), { document: draft, getClient: () => client })).toContain(
      'stands in “Headline of has-it”',
    );
  });
});
