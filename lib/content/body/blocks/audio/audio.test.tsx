import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleContent } from '../../../article/article.ts';
import { read } from '../../../contract/read.ts';
import type { LakeDocument } from '../../../testing/changes.ts';
import {
  author,
  paragraph,
  type Raw,
  section,
  story,
  surroundings,
  view,
} from '../../../testing/small-lake.ts';
import { bodyText } from '../../plain-text.ts';
import { Audio } from './component.tsx';
import { type AudioView, durationOf } from './view.ts';

const asset = {
  _id: 'file-abc123-mp3',
  _type: 'sanity.fileAsset' as const,
  mimeType: 'audio/mpeg',
};
const fileOf = ({ _id }: Raw): Raw => ({ _type: 'file', asset: { _type: 'reference', _ref: _id } });
const recording: Raw = { _type: 'audio', _key: 'k', file: fileOf(asset), title: 'A bell' };

async function readBlock(changes: Raw, ...documents: LakeDocument[]) {
  const body = [{ ...recording, ...changes }];
  const all = [...surroundings, asset, ...documents, story('a', { body })];
  const { view: found, faults } = await view(articleContent, all, { slug: 'a' });
  const block = found?.body[0];
  if (block === undefined) throw new Error('The story has no block.');
  return { block, faults: faults.map(({ field, reason }) => [field, reason]) };
}

const html = (value: AudioView) => renderToStaticMarkup(<Audio language="en" value={value} />);
const view0: AudioView = {
  _type: 'audio',
  _key: 'k',
  url: '/lake/files/dateline/production/abc123.mp3',
  title: 'A bell',
  duration: null,
  credit: null,
  transcript: [],
};

describe('a recording is read', () => {
  it('with all that is said of it', async () => {
    const { block, faults } = await readBlock({
      duration: ' 4:32',
      credit: 'Ana Ruiz',
      transcript: [paragraph('It strikes.'), paragraph('Five times.', 'p2')],
    });
    expect(block).toMatchObject({
      url: view0.url,
      title: 'A bell',
      duration: { clock: '4:32', iso: 'PT4M32S' },
      credit: 'Ana Ruiz',
    });
    expect(faults).toEqual([]);
    expect(bodyText([block])).toBe('A bell\n\nIt strikes.\n\nFive times.');
  });

  it('with its file and title alone', async () => {
    const { block, faults } = await readBlock({ credit: ' ' });
    expect(block).toEqual(view0);
    expect(faults).toEqual([]);
  });

  it('without a length that is none, which the log is told', async () => {
    const { block, faults } = await readBlock({ duration: 'four minutes' });
    expect(block).toEqual(view0);
    expect(faults).toEqual([['body[_key=="k"].duration', 'is not a length such as 4:32']]);
  });

  const text = { ...asset, _id: 'file-def-pdf', mimeType: 'application/pdf' };
  const picture = { ...asset, _id: 'image-abc-1x1-png' };
  it.each<[string, Raw, string]>([
    ['without a file', { file: undefined }, 'file is missing: no sound is chosen'],
    ['whose file is gone', { file: fileOf({ _id: 'file-0-mp3' }) }, 'file is missing'],
    ['that is a document', { file: fileOf(text) }, 'file is not a sound file'],
    ['that is a picture', { file: fileOf(picture) }, 'file._id is not a file asset id'],
    ['without a title', { title: ' ' }, 'title is empty'],
  ])('but none %s', async (_, changes, reason) => {
    const { block } = await readBlock(changes, text, picture);
    expect(block).toMatchObject({
      _type: 'faultyBlock',
      reason: expect.stringContaining(reason),
    });
  });
});

describe('a length', () => {
  it.each<[string, string | null]>([
    ['0:09', 'PT0M9S'],
    ['4:32', 'PT4M32S'],
    ['90:00', 'PT90M0S'],
    ['1:04:32', 'PT1H4M32S'],
    ['4:60', null],
    ['1:60:00', null],
    ['4:3', null],
    ['1:4:32', null],
    ['-4:32', null],
    ['432', null],
    ['', null],
  ])('%j is %j', (clock, iso) => {
    expect(durationOf(clock)?.iso ?? null).toBe(iso);
  });
});

describe('a recording is drawn', () => {
  it('with a player of the browser’s own, which loads nothing before it is asked to', () => {
    const markup = html(view0);
    const [player] = /<audio[^>]*>/.exec(markup) ?? [''];
    expect(player).toContain(' controls=""');
    expect(player).toContain(' preload="none"');
    expect(player).toContain(` src="${view0.url}"`);
    expect(player).not.toContain('autoplay');
    expect(markup).not.toContain('<details');
  });

  it('under its title, which is the player’s name', () => {
    const markup = html(view0);
    const [, name] = /<audio[^>]* aria-labelledby="([^"]+)"/.exec(markup) ?? [];
    expect(markup).toMatch(new RegExp(`id="${name}"[^>]*>A bell<`));
  });

  it('with its words folded beneath it', () => {
    const words = {
      _type: 'block' as const,
      _key: 'p',
      style: 'normal' as const,
      markDefs: [],
      children: [{ _type: 'span' as const, _key: 's', text: 'It strikes.', marks: [] }],
    };
    const markup = html({ ...view0, transcript: [words] });
    expect(markup).toMatch(/<details[^>]*><summary>Transcript<\/summary>.*It strikes\./);
  });
});

describe('an uploaded recording', () => {
  let lake: TestLake;
  let writing: SanityClient;
  beforeAll(async () => {
    lake = await startTestLake();
    writing = await lake.client('editor');
  }, 60_000);
  afterAll(() => lake.remove());

  it('is found at its address, where a listener can jump ahead', async () => {
    const bytes = Buffer.concat([Buffer.from('ID3'), Buffer.alloc(5000, 'sound')]);
    const uploaded = await writing.assets.upload('file', bytes, { filename: 'bell.mp3' });
    const heard = story('heard', { body: [{ ...recording, file: fileOf(uploaded) }] });
    await writing
      .transaction()
      .create({ ...author, _id: 'ana', _type: 'author' })
      .create({ ...section, _id: 'world', _type: 'section' })
      .create({ ...heard, _id: 'heard', _type: 'article' })
      .commit({ visibility: 'sync' });
    const answer = await lake.siteClient().fetch(articleContent.query, {
      slug: 'heard',
      previewing: false,
    });
    const reading = read(articleContent.contract, answer);
    const block = reading.ok ? reading.value.body[0] : undefined;
    if (block?._type !== 'audio') throw new Error(JSON.stringify(reading));

    const address = `${lake.url}${block.url.replace(/^\/lake/, '')}`;
    const part = await fetch(address, { headers: { range: 'bytes=3-7' } });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-type')).toBe('audio/mpeg');
    expect(part.headers.get('content-range')).toBe(`bytes 3-7/${bytes.length}`);
    expect(await part.text()).toBe('sound');
  }, 60_000);
});
