import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { freePort, startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CacheInFront } from '#lib/env-cache.ts';
import { siteLedger } from '#lib/keep/ledger.ts';
import { followLake } from '#lib/live/follow-lake.ts';
import { siteLive } from '#lib/live/site-live.ts';
import { portOf } from '#lib/testing/ports.ts';
import { createLakeProxy } from '../lake-proxy.ts';
import { missingOfVarnish, startVarnish, type Varnish } from '../testing/varnish.ts';
import { createTellCache, createTellOfPicture } from './keeping.ts';
import { createKeys } from './keys.ts';
import { purgeWith } from './purger.ts';

/** Pictures of a real lake, through the site's way to it and a real Varnish, set up as `deploy/varnish` says. */

const missing = await missingOfVarnish();
if (missing !== null)
  console.warn(`Skipped: there is no ${missing} (apt-get install varnish varnish-modules).`);

/** What only waits may wait long: the last a cache is told of a change is twenty seconds later. */
const within = { timeout: 60_000, interval: 50 };
vi.setConfig({ testTimeout: 120_000 });

let lake: TestLake;
let editor: SanityClient;
let site: Server;
let varnish: Varnish;
let asked: string[] = [];
const ends: (() => void)[] = [];

beforeAll(async () => {
  if (missing !== null) return;
  lake = await startTestLake();
  editor = await lake.client('editor');
  vi.stubEnv('LAKE_PORT', String(lake.port));
  vi.stubEnv('SANITY_API_READ_TOKEN', lake.siteClient().config().token ?? '');
  ends.push(followLake());

  const [port, orders] = [await freePort(), await freePort()];
  const cache: CacheInFront = {
    kind: 'varnish',
    urls: [`http://127.0.0.1:${orders}`],
    zone: '',
    token: '',
  };
  const keys = createKeys(randomBytes(32));
  const tell = createTellCache(cache, keys, siteLedger(), () => siteLive().standpoint.follows);
  const target = {
    lakeUrl: lake.url,
    lakeDir: lake.dir,
    lakeIsElsewhere: false,
    sanity: { revalidateSecret: undefined },
    lakeQueryTimeout: 20_000,
  };
  const proxy = createLakeProxy(target, undefined, createTellOfPicture(tell));
  site = createServer((request, response) => {
    if (request.url === '/api/health/live') return void response.end();
    asked.push(request.url ?? '');
    proxy.web(request, response);
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  varnish = await startVarnish({
    ...{ port, orders, memory: '16m' },
    sites: `backend site { .host = "127.0.0.1"; .port = "${portOf(site)}"; }
sub vcl_init { new sites = directors.round_robin(); sites.add_backend(site); }`,
  });
  ends.push(purgeWith(siteLedger(), keys, cache));
  await vi.waitFor(() => expect(siteLive().standpoint.follows).toBe(true), within);
}, 90_000);

afterAll(async () => {
  for (const end of ends) end();
  site?.closeAllConnections();
  site?.close();
  await varnish?.stop();
  vi.unstubAllEnvs();
  await lake?.remove();
});

/** A picture of its own, half of it black; its document, and where readers find it. */
async function upload() {
  const noise = randomBytes(20 * 40 * 3);
  const picture = await sharp({
    create: { width: 40, height: 40, channels: 3, background: '#000' },
  })
    .composite([{ input: noise, raw: { width: 20, height: 40, channels: 3 }, left: 0, top: 0 }])
    .png()
    .toBuffer();
  const { _id, url } = await editor.assets.upload('image', picture, { filename: 'p.png' });
  return { id: _id, path: `/lake/images/${url.split('/images/')[1]}` };
}

const read = async (path: string, from = varnish.url) => {
  const answer = await fetch(from + path);
  const { status, headers } = answer;
  return { status, headers, bytes: Buffer.from(await answer.arrayBuffer()) };
};

/** Until it is kept: what was told again later has been told. */
const settled = (path: string) =>
  expect
    .poll(async () => {
      await read(path);
      asked = [];
      await read(path);
      return asked;
    }, within)
    .toEqual([]);

const showing = (id: string, asset: string, more = {}) => ({
  _id: id,
  _type: 'article',
  leadImage: { _type: 'image', asset: { _type: 'reference', _ref: asset }, ...more },
});

describe.skipIf(missing !== null)('pictures behind a Varnish', () => {
  test('are kept, and tell nobody by which keys', async () => {
    const { path } = await upload();
    await settled(path);
    const { status, headers } = await read(path);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const told = [...headers.keys()].filter((name) => /surrogate|xkey|made-of/.test(name));
    expect(told).toEqual([]);
  });

  test('one is kept on while others are used, used no more and deleted', async () => {
    const [one, other] = [await upload(), await upload()];
    await settled(one.path);
    await settled(other.path);
    await editor.create(showing('shows-other', other.id));
    await editor.delete('shows-other');
    await editor.delete(other.id);
    await expect.poll(async () => (await read(other.path)).status, within).toBe(404);
    asked = [];
    expect((await read(one.path)).status).toBe(200);
    expect(asked).toEqual([]);
  });
});

describe.skipIf(missing !== null)('attack: a picture in a cache', () => {
  test('deleted → gone there too, in every size that was asked for', async () => {
    const { id, path } = await upload();
    const sizes = [path, `${path}?w=16`, `${path}?w=16&h=8&fit=crop`];
    for (const size of sizes) await settled(size);
    await editor.delete(id);
    for (const size of sizes) {
      await expect.poll(async () => (await read(size)).status, within).toBe(404);
    }
  });

  test('cropped by a story that is published → who asks for all of it gets the crop', async () => {
    const { id, path } = await upload();
    await settled(path);
    const whole = await read(path);
    await editor.create(showing('crops', id, { crop: { left: 0.5, right: 0, top: 0, bottom: 0 } }));
    await expect
      .poll(async () => sharp((await read(path)).bytes).metadata(), within)
      .toMatchObject({ width: 20, height: 40 });
    expect((await sharp(whole.bytes).metadata()).width).toBe(40);
  });

  test('the site is killed while what is kept is in doubt → the picture stands in', async () => {
    const { path } = await upload();
    await settled(path);
    siteLedger().doubt();
    await expect
      .poll(async () => {
        asked = [];
        await fetch(varnish.url + path, { method: 'HEAD' });
        return asked;
      }, within)
      .not.toEqual([]);
    await settled(path);
    siteLedger().doubt();
    site.closeAllConnections();
    site.close();
    await expect
      .poll(async () => (await read('/lake/images/never/asked/for.png')).status, within)
      .toBe(503);
    for (let n = 0; n < 20; n += 1) expect((await read(path)).status).toBe(200);
  });
});
