import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoCounts, loadDemo } from './load.ts';

/** Small pictures: loading is what is tried here, not drawing. */
const pictureWidth = 480;

const run = promisify(execFile);
const loadCommand = join(import.meta.dirname, 'load.ts');

describe('loading the demonstration newsroom into a lake', () => {
  let lake: TestLake;
  let client: SanityClient;
  let loaded: DemoCounts;
  const lines: string[] = [];
  const clientFor = async (role: 'administrator' | 'viewer') =>
    (await lake.client(role)).withConfig({ perspective: 'published' });
  const count = () =>
    client.fetch<number>('count(*[!(_type match "sanity.*")])', {}, { perspective: 'raw' });

  beforeAll(async () => {
    lake = await startTestLake();
    client = await clientFor('administrator');
    loaded = await loadDemo(client, {
      now: new Date(),
      pictureWidth,
      onProgress: (line) => lines.push(line),
    });
  }, 180_000);
  afterAll(() => lake.remove());

  it('stores every document, picture and sound', async () => {
    expect(await count()).toBe(loaded.documents);
    expect(await client.fetch('count(*[_type == "sanity.imageAsset"])')).toBe(loaded.pictures);
    expect(await client.fetch('*[_type == "sanity.fileAsset"].mimeType')).toEqual([
      'audio/wav',
      'audio/wav',
      'audio/wav',
    ]);
  });

  it('tells how far it is', () => {
    expect(lines[0]).toBe(`Loading the demo newsroom … 0/${loaded.pictures} pictures`);
    expect(lines).toContain(
      `Loading the demo newsroom … ${loaded.pictures}/${loaded.pictures} pictures`,
    );
    expect(lines.at(-1)).toBe(`Loading the demo newsroom … ${loaded.documents} documents`);
  });

  it('gives stories pictures, sections and authors that are there', async () => {
    const lead = await client.fetch(
      `*[_id == "frontPage"][0].lead->{
        "size": leadImage.asset->metadata.dimensions{width, height},
        "section": section->title,
        "authors": authors[]->name
      }`,
    );
    expect(lead).toEqual({
      size: { width: pictureWidth, height: (pictureWidth * 9) / 16 },
      section: 'Business',
      authors: ['Lucía Prado'],
    });
    expect(
      await client.fetch(
        '*[_type == "article" && defined(leadImage) && !defined(leadImage.asset->url)]',
      ),
    ).toEqual([]);
  });

  it('keeps drafts out of what is published', async () => {
    const headline = '*[_id == "story-a-city-plants-shade-at-its-bus-stops"][0].headline';
    const published = await client.fetch(headline, {}, { perspective: 'published' });
    const drafted = await client.fetch(headline, {}, { perspective: 'drafts' });
    expect(published).not.toBe(drafted);
    expect(await client.fetch('*[_id match "*keeper*"]', {}, { perspective: 'published' })).toEqual(
      [],
    );
  });

  it('can be loaded again without doubling anything', async () => {
    const again = await loadDemo(client, { now: new Date(), pictureWidth });
    expect(again).toEqual(loaded);
    expect(await count()).toBe(loaded.documents);
    expect(await client.fetch('count(*[_type == "sanity.imageAsset"])')).toBe(loaded.pictures);
  }, 180_000);

  it('is refused to someone who may not write', async () => {
    const viewer = await clientFor('viewer');
    await expect(loadDemo(viewer, { now: new Date(), pictureWidth })).rejects.toThrow(
      /may read, not write/,
    );
  }, 60_000);
});

describe('the command', () => {
  it.each([
    ['no token', { SANITY_DEMO_TOKEN: '' }, /SANITY_DEMO_TOKEN is not set/],
    [
      'no lake',
      { SANITY_DEMO_TOKEN: 'some-token' },
      /no lake answers at http:\/\/127\.0\.0\.1:\d+/,
    ],
  ])('fails with one sentence for %s', async (_case, variables, sentence) => {
    const env = { ...process.env, LAKE_PORT: String(await freePort()), ...variables };
    const failure = await run(process.execPath, [loadCommand], { env }).then(
      () => undefined,
      (error: { code: number; stderr: string }) => error,
    );
    expect(failure?.code).toBe(1);
    expect(failure?.stderr).toMatch(sentence);
    expect(failure?.stderr.trim().split('\n')).toHaveLength(1);
  });
});
