import type { SanityClient } from '@sanity/client';
import { rawRequest, statusOf } from '../scripts/server/testing/raw-http.ts';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { anyDesk, slug, story } from './newsroom/story.ts';

/** Addresses that have moved, in every way in which they are asked for, byte by byte over HTTP. */

const mark = 'oldaddr';

test.afterAll(async () => {
  const { client } = sharedNewsroom();
  await client.delete({
    query: `*[_id match "${mark}*" || (_type == "redirect" && (from match "*${mark}*" || to match "*${mark}*"))]`,
  });
});

/** What is answered to an address that is sent just as it is written: its status, and where it leads. */
async function answer(address: string, method = 'GET'): Promise<[number, string | null]> {
  const { url, ports } = sharedNewsroom();
  const { host } = new URL(url);
  const said = await rawRequest(
    ports.site,
    `${method} ${address} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`,
  );
  const [head = ''] = said.split('\r\n\r\n');
  const locations = [...head.matchAll(/^location: (.*)$/gim)].map(([, to = '']) => to.trim());
  expect(locations.length).toBeLessThan(2);
  return [statusOf(said), locations[0] ?? null];
}

let count = 0;
async function redirect(client: SanityClient, from: string, to: string, permanent = true) {
  count += 1;
  await client.createOrReplace({ _id: `${mark}-${count}`, _type: 'redirect', from, to, permanent });
}
const leads = (address: string, to: string, status = 308) =>
  expect.poll(() => answer(address)).toEqual([status, to]);

test('targets in any script are one address, encoded once', async ({ newsroom }) => {
  for (const [n, to] of ['вода', 'ماء', '水', '🌊', 'a–b', 'd’été', 'é', 'a%20b'].entries()) {
    await redirect(newsroom.client, `/${mark}-script-${n}`, `/tag/${to}`);
    const address = `/tag/${encodeURIComponent(decodeURIComponent(to))}`;
    await leads(`/${mark}-script-${n}`, address);
    expect(await answer(`/${mark}-script-${n}`, 'HEAD')).toEqual([308, address]);
  }
});

test('an old address is found in every writing', async ({ newsroom }) => {
  const plain = `/article/${mark}-café-вода`;
  await redirect(newsroom.client, `${plain}/`, '/latest');
  const encoded = encodeURI(plain);
  await leads(encoded, '/latest');
  const lower = encoded.replace(/%../g, (hex) => hex.toLowerCase());
  const apart = plain.normalize('NFD');
  const capitals = encodeURI(plain.toUpperCase());
  const writings = [`${encoded}/`, lower, encodeURI(apart), capitals, `${encoded}?a=1`];
  for (const writing of writings) {
    const query = writing.includes('?') ? '?a=1' : '';
    expect(await answer(writing), writing).toEqual([308, `/latest${query}`]);
  }
});

test('letters that are sent as they are lead to where they are encoded', async () => {
  expect(await answer('/tag/вода?q=é')).toEqual([308, `${encodeURI('/tag/вода')}?q=%C3%A9`]);
  expect(await answer('/tag/вода', 'HEAD')).toEqual([308, encodeURI('/tag/вода')]);
});

test('an imported slug of any kind has a page, and a story that cannot have one is in no list', async ({
  newsroom,
}) => {
  const { client } = newsroom;
  const desk = await anyDesk(client);
  const slugs = ['a%20b', 'a/b', 'a?b', 'a#b', 'a b', 'Capitals', 'cafe\u0301', "it's&so", '🌊'];
  const long = 'x'.repeat(900);
  for (const [n, current] of [...slugs, long].entries()) {
    await client.createOrReplace(
      story(desk, `${mark}-slug-${n}`, { slug: slug(`${mark}-${current}`), tags: [] }),
    );
  }
  const broken = story(desk, `${mark}-none`, {
    headline: 'Nowhere at all',
    slug: slug('x\u0000y'),
  });
  await client.createOrReplace(broken);
  for (const current of [...slugs, long]) {
    const address = `/article/${encodeURIComponent(`${mark}-${current}`)}`;
    await expect.poll(async () => [current, (await answer(address))[0]]).toEqual([current, 200]);
  }
  const latest = async () => (await fetch(`${newsroom.url}/latest`)).text();
  await expect.poll(latest).toContain(encodeURIComponent(`${mark}-a%20b`));
  expect(await latest()).not.toContain('Nowhere at all');
});

test('of two stories with one address the newer one answers, and lists name it once', async ({
  newsroom,
}) => {
  const { client, url } = newsroom;
  const desk = await anyDesk(client);
  const same = { slug: slug(`${mark}-same`) };
  const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  const older = { ...same, headline: 'The older of two', publishedAt: at(2) };
  const newer = { ...same, headline: 'The newer of two', publishedAt: at(1) };
  await client.createOrReplace(story(desk, `${mark}-older`, older));
  await client.createOrReplace(story(desk, `${mark}-newer`, newer));
  const read = async (address: string) => (await fetch(url + address)).text();
  await expect.poll(() => read(`/article/${mark}-same`)).toContain('The newer of two');
  for (const list of ['/latest', '/feed.xml', '/feed.json', `/tag/${desk.tagSlug}`, '/']) {
    await expect.poll(() => read(list), { message: list }).toContain('The newer of two');
    expect(await read(list), list).not.toContain('The older of two');
  }
  expect((await read('/news-sitemap.xml')).split(`${mark}-same<`)).toHaveLength(2);
});

test('a query goes along, and may be what is old', async ({ newsroom }) => {
  const { client } = newsroom;
  await redirect(client, `/${mark}-query`, '/search?q=water#results');
  await redirect(client, `/?${mark}=12`, '/latest');
  await redirect(client, `/${mark}.aspx?ID=77`, 'https://example.org/77?x=1', false);
  await leads(
    `/${mark}-query?utm_source=a&utm_source=b`,
    '/search?q=water&utm_source=a&utm_source=b#results',
  );
  await leads(`/?utm_source=a&${mark}=12`, '/latest?utm_source=a');
  expect((await answer(`/?${mark}=13`))[0]).toBe(200);
  await leads(`/${mark}.aspx?page=2&id=77`, 'https://example.org/77?x=1&page=2', 307);
});

test('a chain is one step, and a circle a page that says there is nothing', async ({
  newsroom,
}) => {
  const { client } = newsroom;
  await redirect(client, `/${mark}-a`, `/${mark}-b`);
  await redirect(client, `/${mark}-b`, `/${mark}-c`);
  await redirect(client, `/${mark}-c`, '/latest');
  await leads(`/${mark}-a?x=1`, '/latest?x=1');
  await redirect(client, `/${mark}-1`, `/${mark}-2`);
  await redirect(client, `/${mark}-2`, `/${mark}-3`);
  await redirect(client, `/${mark}-3`, `/${mark}-1`);
  for (const n of [1, 2, 3]) {
    await expect.poll(() => answer(`/${mark}-${n}`)).toEqual([404, null]);
  }
});

test('what stands below an old address has moved with it', async ({ newsroom }) => {
  const { client } = newsroom;
  const tag = { _id: `${mark}-tag`, _type: 'tag', title: 'A tag', slug: slug(`${mark}-first`) };
  await client.createOrReplace(tag);
  const desk = { ...(await anyDesk(client)), tag: tag._id };
  for (let n = 0; n < 21; n += 1) await client.createOrReplace(story(desk, `${mark}-story-${n}`));
  const first = `/tag/${mark}-first`;
  await expect.poll(async () => (await answer(`${first}/page/2`))[0]).toBe(200);
  await client
    .patch(tag._id)
    .set({ slug: slug(`${mark}-second`) })
    .commit();
  for (const below of ['', '/page/2', '/feed.xml']) {
    await leads(`${first}${below}`, `/tag/${mark}-second${below}`);
  }
  expect((await answer(`${first}/page/2?a=b`))[1]).toBe(`/tag/${mark}-second/page/2?a=b`);
  await redirect(client, `/author/${mark}-gone`, `/tag/${mark}-second`);
  await leads(`/author/${mark}-gone/feed.xml`, `/tag/${mark}-second/feed.xml`);
  await redirect(client, `/section/${mark}-gone`, '/about');
  await leads(`/section/${mark}-gone`, '/about');
  expect((await answer(`/section/${mark}-gone/feed.xml`))[0]).toBe(404);
});

test('a page of a list is there, is the list itself, or is none', async () => {
  for (const page of [
    '0',
    '-1',
    '01',
    'abc',
    '9999',
    '1.5',
    '1e1',
    '%31',
    '99999999999999999999',
  ]) {
    expect([page, (await answer(`/latest/page/${page}`))[0]]).toEqual([
      page,
      page === '%31' ? 308 : 404,
    ]);
  }
  expect(await answer('/latest/page/1')).toEqual([308, '/latest']);
  expect(await answer('/latest/?a=b')).toEqual([308, '/latest?a=b']);
});

test('what other sites have somewhere leads to where it is here', async () => {
  expect(await answer('/index.html')).toEqual([308, '/']);
  expect(await answer('/feed/')).toEqual([308, '/feed.xml']);
  expect(await answer('/rss.xml?x=1')).toEqual([308, '/feed.xml?x=1']);
  expect(await answer('/LATEST')).toEqual([308, '/latest']);
  expect((await answer('/./latest'))[0]).toBe(200);
  expect((await answer('//latest'))[0]).toBe(400);
});

test.describe('attack: malformed addresses', () => {
  const malformed = [
    '/article/x%',
    '/article/%ff',
    '/studio/%',
    '/lake/%',
    '/tag/%E0%A4',
    '/%',
    '/api/%',
  ];
  for (const address of [
    ...malformed,
    '/feed.xml%',
    '/latest/page/%zz',
    '/_next/static/%',
    '/lake/v1/%',
  ]) {
    test(`${address} → a refusal, no fault of ours`, async () => {
      expect([400, 404]).toContain((await answer(address))[0]);
    });
  }
});
