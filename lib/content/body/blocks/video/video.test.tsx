import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { videoObjects } from '#lib/metadata/video-object.ts';
import { articleContent } from '../../../article/article.ts';
import type { LakeDocument } from '../../../testing/changes.ts';
import { picture, type Raw, story, surroundings, view } from '../../../testing/small-lake.ts';
import { Video } from './component.tsx';
import type { VideoView } from './view.ts';

const asset = (extension: string): LakeDocument => ({
  _id: `file-abc123-${extension}`,
  _type: 'sanity.fileAsset',
});
const fileOf = ({ _id }: LakeDocument): Raw => ({
  _type: 'file',
  asset: { _type: 'reference', _ref: _id },
});
const [film, words, sheet] = [asset('mp4'), asset('vtt'), asset('pdf')] as const;
const address = '/lake/files/dateline/production/abc123';

async function readBlock(changes: Raw) {
  const body = [{ _type: 'video', _key: 'k', title: 'A bridge', ...changes }];
  const all = [...surroundings, film, words, sheet, story('a', { body })];
  const { view: found, faults } = await view(articleContent, all, { slug: 'a' });
  const block = found?.body[0];
  if (block === undefined) throw new Error('The story has no block.');
  return { block, faults: faults.map(({ field, reason }) => `${field} ${reason}`) };
}

async function readVideo(changes: Raw): Promise<VideoView> {
  const { block, faults } = await readBlock(changes);
  expect(faults).toEqual([]);
  if (block._type !== 'video') throw new Error(JSON.stringify(block));
  return block;
}

const html = (value: VideoView) => renderToStaticMarkup(<Video language="en" value={value} />);

describe('where a video comes from', () => {
  test.each<[string, Raw, object]>([
    ['a file', { file: fileOf(film) }, { kind: 'file', url: `${address}.mp4` }],
    [
      'a known site',
      { url: 'https://vimeo.com/76979871' },
      { kind: 'frame', frame: { provider: 'Vimeo' }, host: 'vimeo.com' },
    ],
    [
      'any other site',
      { url: 'https://www.example.org/v' },
      { kind: 'link', host: 'example.org', url: 'https://www.example.org/v' },
    ],
    [
      'a known site that shows no videos',
      { url: 'https://www.openstreetmap.org/#map=7/46/103' },
      { kind: 'link', host: 'openstreetmap.org' },
    ],
    [
      'a file before a site',
      { file: fileOf(film), url: 'https://vimeo.com/76979871' },
      { kind: 'file' },
    ],
  ])('%s', async (_, changes, source) => {
    expect((await readVideo(changes)).source).toMatchObject(source);
  });

  test.each<[string, Raw, string]>([
    ['nowhere', {}, 'has neither a video file nor an address'],
    ['a document', { file: fileOf(sheet) }, 'has neither a video file nor an address'],
    [
      'an address that is none',
      { url: 'javascript:alert(1)' },
      'has neither a video file nor an address',
    ],
  ])('%s: readers get nothing', async (_, changes, reason) => {
    const { block, faults } = await readBlock(changes);
    expect(block._type).toBe('faultyBlock');
    expect(faults.join()).toContain(reason);
  });

  test('captions that are none are left out, and told', async () => {
    const captions = [
      { _key: 'a', language: 'en', file: fileOf(words) },
      { _key: 'b', language: 'en', file: fileOf(sheet) },
      { _key: 'c', language: 'nonsense!', file: fileOf(words) },
    ];
    const { block, faults } = await readBlock({ file: fileOf(film), captions });
    expect(block).toMatchObject({ captions: [{ language: 'en', url: `${address}.vtt` }] });
    expect(faults).toHaveLength(2);
  });
});

describe('a video is drawn', () => {
  it('as the browser’s own player, which loads nothing before it is asked, with its captions', async () => {
    const captions = [{ _key: 'a', language: 'pt-BR', file: fileOf(words) }];
    const markup = html(await readVideo({ file: fileOf(film), captions, poster: picture }));
    const [player = ''] = /<video[^>]*>/.exec(markup) ?? [];
    expect(player).toMatch(/ controls="".* preload="none"/);
    expect(player).toMatch(/ poster="\/lake\/images\//);
    expect(player).not.toMatch(/autoplay|crossorigin/i);
    expect(markup).toMatch(/<track kind="captions" srcLang="pt-BR" label="[^"]+" src="[^"]+\.vtt"/);
  });

  it('as a place that asks nobody for anything, where it is on a known site', async () => {
    const markup = html(await readVideo({ url: 'https://youtu.be/dQw4w9WgXcQ' }));
    expect(markup).not.toMatch(/<iframe|<video|(?:src|poster|srcset)="http/i);
    expect(markup).toContain('data-frame="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ');
    expect(markup).toContain('<a href="https://youtu.be/dQw4w9WgXcQ"');
    expect(markup).toContain('Nothing comes from YouTube before you ask');
  });

  it('as a link, where it is on a site nobody knows', async () => {
    const markup = html(await readVideo({ url: 'https://www.example.org/v' }));
    expect(markup).toContain('<a href="https://www.example.org/v"');
    expect(markup).not.toMatch(/data-frame|<button/);
  });
});

test('search engines are told of a video that has a picture and can be played here', async () => {
  const at = '2026-02-02T11:00:00Z';
  const told = async (changes: Raw) => videoObjects([await readVideo(changes)], at)?.[0];
  const vimeo = { url: 'https://vimeo.com/76979871' };
  expect(await told({ ...vimeo, poster: picture, duration: '1:00' })).toMatchObject({
    name: 'A bridge',
    uploadDate: at,
    duration: 'PT1M0S',
    embedUrl: 'https://player.vimeo.com/video/76979871?dnt=1&autoplay=1',
    thumbnailUrl: expect.stringMatching(/^http:\/\/localhost:3000\/lake\/images\//),
  });
  expect(await told(vimeo)).toBeUndefined();
  expect(await told({ url: 'https://www.example.org/v', poster: picture })).toBeUndefined();
});

describe('uploaded files', () => {
  let lake: TestLake;
  beforeAll(async () => {
    lake = await startTestLake();
  }, 60_000);
  afterAll(() => lake?.remove());

  it.each([
    ['film.webm', Buffer.from('1a45dfa39f4286810142f7', 'hex'), 'video/webm'],
    ['words.vtt', Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\nA bell.\n'), 'text/vtt'],
    ['rules.pdf', Buffer.from('%PDF-1.4\n'), 'application/pdf'],
  ])('%s is kept and sent as what it is, in parts too', async (filename, bytes, type) => {
    const writing = await lake.client('editor');
    const uploaded = await writing.assets.upload('file', bytes, { filename });
    expect(uploaded._id).toMatch(new RegExp(`-${filename.split('.')[1]}$`));
    const answer = await fetch(`${lake.url}/${uploaded.path}`, { headers: { range: 'bytes=2-5' } });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-type')).toContain(type);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes.subarray(2, 6));
  });
});
