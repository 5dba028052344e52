import sharp from 'sharp';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { anyDesk, slug, story } from './newsroom/story.ts';

/** What the world gets of a picture that tells where it was taken, and of the part that was cut off it. */

const id = 'pictures-crop';

test.afterAll(async () => {
  await sharedNewsroom().client.delete(id);
});

test('feeds, metadata and pages give out the crop alone, and nothing of where it was taken', async ({
  newsroom,
  request,
}) => {
  const { client } = newsroom;
  const desk = await anyDesk(client);
  const right = await sharp({
    create: { width: 800, height: 900, channels: 3, background: '#0a0' },
  })
    .png()
    .toBuffer();
  const original = await sharp({
    create: { width: 1600, height: 900, channels: 3, background: '#c00' },
  })
    .composite([{ input: right, left: 800, top: 0 }])
    .jpeg()
    .withExif({
      IFD0: { Copyright: 'Test desk' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 26172/1000' },
    })
    .toBuffer();
  const asset = await client.assets.upload('image', original);
  await client.create(
    story(desk, id, {
      headline: 'A picture that tells too much',
      slug: slug(id),
      leadImage: {
        _type: 'newsImage',
        asset: { _type: 'reference', _ref: asset._id },
        crop: { top: 0, bottom: 0, left: 0, right: 0.5 },
        alt: 'Red, and green that is cut off',
        credit: 'Test desk',
      },
      publishedAt: new Date().toISOString(),
    }),
  );

  // Feeds have HTML in them, which is written as text.
  const readable = (text: string) =>
    text
      .replaceAll('&amp;', '&')
      .replaceAll('&#x26;', '&')
      .replaceAll('&quot;', '"')
      .replaceAll('\\u0026', '&');
  const page = readable(await (await request.get(`/article/${id}`)).text());
  const rss = readable(await (await request.get('/feed.xml')).text());
  const json = readable(await (await request.get('/feed.json')).text()).replaceAll('\\"', '"');
  const file = asset.path.split('/').at(-1) ?? '';
  const [, url = '', type, length] =
    rss
      .split('<enclosure ')
      .map((rest) => /^url="([^"]+)" type="([^"]+)" length="(\d+)"/.exec(rest))
      .find((found) => found?.[1]?.includes(file)) ?? [];
  const shared = /property="og:image" content="([^"]+)"/.exec(page)?.[1] ?? '';
  const addresses = [page, rss, json].flatMap((text) => [
    ...text.matchAll(/[^"\s,]*\/lake\/images\/[^"\s,]+/g),
  ]);
  const ours = [...new Set(addresses.map(([address]) => address))].filter((one) =>
    one.includes(file),
  );
  expect(ours.length).toBeGreaterThan(4);
  for (const address of ours) {
    const { pathname, search } = new URL(address, newsroom.url);
    const answer = await request.get(pathname + search, { headers: { accept: '*/*' } });
    expect(answer.status(), address).toBe(200);
    const body = await answer.body();
    const { exif, width, height } = await sharp(body).metadata();
    expect(exif?.toString('latin1') ?? '', address).not.toContain('GPS');
    expect(exif?.toString('latin1')).toContain('Test desk');
    const { channels } = await sharp(body).stats();
    // Green is what was cut off.
    expect(channels[1]?.max, address).toBeLessThan(60);
    if (address === url) {
      expect([answer.headers()['content-type'], String(body.length)]).toEqual([type, length]);
    }
    if (address === shared) {
      expect(answer.headers()['content-type']).toBe('image/jpeg');
      expect(page).toContain(`property="og:image:width" content="${width}"`);
      expect(page).toContain(`property="og:image:height" content="${height}"`);
    }
  }
  expect(ours).toContain(url);
  expect(ours).toContain(shared);
  expect(page).not.toContain('data:image/jpeg;base64');
  // The original itself is for those who are signed in.
  const bare = await request.get(`/lake/images/dateline/production/${file}`);
  expect((await sharp(await bare.body()).metadata()).exif?.toString('latin1')).not.toContain('GPS');
});
