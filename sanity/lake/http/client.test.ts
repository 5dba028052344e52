import { readFileSync } from 'node:fs';
import type { SanityClient } from '@sanity/client';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../testing/events.ts';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';
import { answerToWhole } from '../testing/whole-body.ts';

let lake: TestLake;
let client: SanityClient;
beforeAll(async () => {
  lake = await startTestLake();
  client = await lake.client('editor');
});
afterAll(() => lake.remove());

describe('the lake, asked by @sanity/client', () => {
  it('keeps what is created, and gives it back by id and by query', async () => {
    const created = await client.create({ _id: 'story-1', _type: 'article', headline: 'One' });
    expect(created).toMatchObject({ _id: 'story-1', headline: 'One' });
    expect(await client.getDocument('story-1')).toEqual(created);
    expect(await client.fetch('*[_id == $id][0].headline', { id: 'story-1' })).toBe('One');
  });

  it('answers documents in the order asked for, with null for what is not there', async () => {
    await client.createOrReplace({ _id: 'story-2', _type: 'article', headline: 'Two' });
    const found = await client.getDocuments(['story-2', 'nowhere', 'story-1']);
    expect(found.map((document) => document?._id ?? null)).toEqual(['story-2', null, 'story-1']);
  });

  it('says which documents are missing without sending the others', async () => {
    const answer = await client.request({
      url: client.getDataUrl('doc', 'story-1,nowhere'),
      query: { excludeContent: 'true' },
    });
    expect(answer).toEqual({ documents: [], omitted: [{ id: 'nowhere', reason: 'existence' }] });
  });

  it('applies a transaction whole or not at all', async () => {
    const attempt = client
      .transaction()
      .create({ _id: 'story-3', _type: 'article', headline: 'Three' })
      .create({ _id: 'story-1', _type: 'article', headline: 'Again' })
      .commit();
    await expect(attempt).rejects.toMatchObject({ statusCode: 409 });
    expect(await client.getDocument('story-3')).toBeUndefined();
  });

  it('honours the transaction id of the client', async () => {
    await client
      .patch('story-1')
      .set({ headline: 'Changed' })
      .commit({ transactionId: 'my-own-id' });
    expect((await client.getDocument('story-1'))?._rev).toBe('my-own-id');
  });

  it('answers a query of 100 KB, sent as a body', async () => {
    const ids = Array.from({ length: 5_000 }, (_, n) => `"nowhere-at-all-${n}"`).join(',');
    expect(await client.fetch(`count(*[_id in ["story-1",${ids}]])`)).toBe(1);
  });

  it('tells who sends too much so, once it is all sent', async () => {
    const address = `${lake.url}/v2026-02-01/data/mutate/production`;
    // Twice what may be written, and a fifth of what is read in the time there is.
    const size = 8_000_000;
    const authorization = `Bearer ${await lake.token('editor')}`;
    expect(await answerToWhole(address, size, { authorization })).toContain('413');
    expect(await answerToWhole(address, size)).toContain('401');
  });

  it('points at the fault in a query that cannot be read', async () => {
    await expect(client.fetch('*[_type == ]')).rejects.toMatchObject({
      statusCode: 400,
      response: { body: { error: { type: 'queryParseError', query: '*[_type == ]' } } },
    });
  });

  it('repeats the query unless told not to, and always gives sync tags', async () => {
    const answer = await client.fetch('*[_id == "story-1"]{_id}', {}, { filterResponse: false });
    expect(answer.query).toBe('*[_id == "story-1"]{_id}');
    expect(answer.syncTags).toEqual(expect.arrayContaining([expect.stringMatching(/^s1:/)]));
    const short = await client.fetch('1', {}, { filterResponse: false, returnQuery: false });
    expect(short).not.toHaveProperty('query');
  });

  it('shows drafts only to who asks for them', async () => {
    await client.create({ _id: 'drafts.secret', _type: 'article', headline: 'Not yet' });
    const query = 'count(*[headline == "Not yet"])';
    expect(await client.fetch(query, {}, { perspective: 'published' })).toBe(0);
    expect(await client.fetch(query, {}, { perspective: 'drafts' })).toBe(1);
  });

  it('publishes by action', async () => {
    await client.create({ _id: 'drafts.story-9', _type: 'article', headline: 'Nine' });
    await client.action({
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.story-9',
      publishedId: 'story-9',
    });
    expect(await client.getDocument('story-9')).toMatchObject({ headline: 'Nine' });
    expect(await client.getDocument('drafts.story-9')).toBeUndefined();
  });

  it('takes a picture in and serves it, transformed, to anyone', async () => {
    const picture = await sharp({
      create: { width: 60, height: 40, channels: 3, background: '#c2281d' },
    })
      .png()
      .toBuffer();
    const asset = await client.assets.upload('image', picture, { filename: 'red.png' });
    expect(asset._id).toMatch(/^image-[0-9a-f]{40}-60x40-png$/);
    const answer = await fetch(`${lake.url}/${asset.path}?w=30&fm=webp`);
    expect(answer.headers.get('content-type')).toBe('image/webp');
    expect(await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).toMatchObject({
      width: 30,
      height: 20,
    });
  });

  it('exports every document as a line, drafts too', async () => {
    const token = await lake.token('viewer');
    const answer = await fetch(`${lake.url}/v2021-06-07/data/export/production?types=article`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const lines = (await answer.text()).trim().split('\n');
    const ids = lines.map((line) => JSON.parse(line)._id);
    expect(ids).toContain('drafts.secret');
    expect(ids).toContain('story-1');
    expect(lines.some((line) => JSON.parse(line)._type === 'sanity.imageAsset')).toBe(false);
  });

  it('names the documents that refer to one, and none of other datasets', async () => {
    await client.create({ _id: 'ann', _type: 'author', name: 'Ann' });
    await client.create({
      _id: 'story-10',
      _type: 'article',
      authors: [{ _key: 'a', _type: 'reference', _ref: 'ann' }],
    });
    const url = '/data/references/production/documents/ann/to';
    expect(await client.request({ url })).toMatchObject({
      totalCount: 1,
      references: [{ documentId: 'story-10' }],
    });
    const external = await client.request({ url, query: { excludeInternalReferences: 'true' } });
    expect(external).toEqual({ totalCount: 0, references: [] });
  });
});

describe('live events', () => {
  it('carry exactly the tags that meet those of a query the change touches', async () => {
    const query = '*[_type == "article" && slug.current == "live-story"][0].headline';
    const live = record(client.live.events({ includeDrafts: true }));
    await live.next(({ type }) => type === 'welcome');
    const before = await client.fetch(query, {}, { filterResponse: false });
    await client.create({
      _id: 'live-story',
      _type: 'article',
      slug: { _type: 'slug', current: 'live-story' },
      headline: 'Live',
    });
    const event = await live.next(({ type }) => type === 'message');
    live.stop();
    const tags = event.type === 'message' ? event.tags : [];
    expect(tags.filter((tag) => before.syncTags?.includes(tag))).not.toEqual([]);
  });

  it('tell nothing of drafts to who did not ask for them', async () => {
    const token = await lake.token('viewer');
    const answer = await fetch(`${lake.url}/v2026-02-01/data/live/events/production`, {
      headers: { authorization: `Bearer ${token}` },
    });
    await client.create({ _id: 'drafts.quiet', _type: 'article' });
    await client.create({ _id: 'loud', _type: 'article' });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('"tags"')) text += (await reader?.read())?.value ?? '';
    await reader?.cancel();
    expect(text.match(/"tags"/g)).toHaveLength(1);
  });
});

describe('secrets of a new lake', () => {
  it('let the site read, and only read', async () => {
    const { readToken } = JSON.parse(readFileSync(`${lake.dir}/secrets.json`, 'utf8'));
    const site = client.withConfig({ token: readToken });
    expect(await site.fetch('count(*[_id == "story-1"])')).toBe(1);
    const attempt = site.create({ _type: 'article' });
    await expect(attempt).rejects.toMatchObject({ statusCode: 403 });
  });
});
