import { expect, test } from '@playwright/test';
import { freePort } from '#lib/testing/ports.ts';
import { freePorts } from './newsroom/ports.ts';
import {
  type Lake,
  type Newsroom,
  removeFolder,
  startLake,
  startNewsroom,
  temporaryFolder,
} from './newsroom/start.ts';
import { type Desk, story, withDesk } from './newsroom/story.ts';
import { type Behaviour, honest, wire } from './newsroom/wire.ts';

/** A lake that hangs, lies or goes away, seen by readers. */

const desk: Desk = { section: 'b-section', author: 'b-author', tag: 'b-tag', tagSlug: 'b-tag' };

let dir: string;
let lake: Lake;
let newsroom: Newsroom;
let cutWire: () => Promise<void>;
let behaviour: Behaviour = honest;

test.beforeAll(async () => {
  dir = await temporaryFolder();
  const ports = await freePorts();
  const behindTheWire = await freePort();
  lake = await startLake({ site: ports.site, lake: behindTheWire }, dir);
  cutWire = await wire({ from: ports.lake, to: behindTheWire, dir }, () => behaviour);
  newsroom = await startNewsroom(ports, dir);
  const transaction = withDesk(newsroom.client, desk);
  for (let n = 0; n < 20; n += 1) transaction.create(story(desk, `story-${n}`));
  await transaction.commit();
});

test.afterEach(() => {
  behaviour = honest;
});

test.afterAll(async () => {
  behaviour = honest;
  await newsroom?.stop();
  await cutWire?.();
  await lake?.stop();
  await removeFolder(dir);
});

const at = async (path: string) => {
  const response = await fetch(newsroom.url + path);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

test.describe('attack: a bad lake', () => {
  test('a lake that hangs, asked for pages that ask it for much → readers wait for it once', async () => {
    behaviour = { kind: 'hung' };
    // A page waits three seconds for an answer; the second question would make it six.
    for (const path of ['/article/never-seen', '/author/never-seen', '/corrections/page/7']) {
      const began = Date.now();
      expect([path, (await at(path)).status]).toEqual([path, 503]);
      expect(Date.now() - began).toBeLessThan(5_000);
    }
  });
});

const refusals: [string, Behaviour][] = [
  ['503 and when to come again', { kind: 'refusing', status: 503, retryAfter: '1' }],
  ['429 for a day', { kind: 'refusing', status: 429, retryAfter: '86400' }],
  ['503', { kind: 'refusing', status: 503 }],
  ['504', { kind: 'refusing', status: 504 }],
  ['500', { kind: 'refusing', status: 500 }],
];

for (const [index, [what, bad]] of refusals.entries()) {
  test.describe('attack: a lake with too much to do', () => {
    test(`a lake that says ${what} → every kind of page is 503 that tries again, none 500, and all heals`, async () => {
      behaviour = bad;
      // Of each kind one that was never asked for, also after another test.
      const unseen = [
        `/article/unseen-${index}`,
        `/latest/page/${7 + index}`,
        `/tag/${desk.tagSlug}/page/${7 + index}`,
        `/section/b-section/page/${7 + index}`,
        `/author/b-author/page/${7 + index}`,
        `/corrections/page/${7 + index}`,
        `/archive/${new Date().toISOString().slice(0, 7).replace('-', '/')}/page/${7 + index}`,
        `/search?q=busy${index}`,
        `/unseen-${index}`,
      ];
      for (const path of unseen) {
        const { status, text, headers } = await at(path);
        expect([path, status]).toEqual([path, 503]);
        expect(headers.get('retry-after')).not.toBeNull();
        expect(text).toContain('We cannot show this page right now');
      }
      // No page has such an address: whether it is an old one may be known without the lake.
      expect([404, 503]).toContain((await at(`/unseen-${index}/and/deeper`)).status);
      behaviour = honest;
      for (const path of unseen)
        expect([path, (await at(path)).status < 500]).toEqual([path, true]);
    });
  });
}

test.describe('attack: a lake with too much to do', () => {
  test('a lake slower than readers wait → the first is told to come again, those after are served', async () => {
    // Until now nobody has asked for these; each answer takes the lake up to eight seconds.
    behaviour = { kind: 'slow', longest: 8_000 };
    const statuses: number[] = [];
    await expect
      .poll(async () => {
        statuses.push((await at('/article/story-19')).status);
        return statuses.at(-1);
      })
      .toBe(200);
    expect(statuses.filter((status) => status !== 503 && status !== 200)).toEqual([]);
    expect(statuses.length).toBeLessThan(6);
    expect((await at('/article/story-19')).status).toBe(200);
  });
});

const lies: [string, Behaviour][] = [
  ['hangs', { kind: 'hung' }],
  ['says {}', { kind: 'lying', body: '{}' }],
  ['says nothing', { kind: 'lying', body: '' }],
  ['says a page', { kind: 'lying', body: '<h1>Welcome to nginx</h1>' }],
  ['says null', { kind: 'lying', body: 'null' }],
];

for (const [index, [what, bad]] of lies.entries()) {
  test.describe('attack: a bad lake', () => {
    test(`a lake that ${what} → served pages stand, others are 503, and all heals`, async () => {
      const [served, unseen] = [`/article/story-${index}`, `/article/story-${index + 10}`];
      await expect.poll(async () => (await at(served)).status).toBe(200);
      behaviour = bad;
      expect((await at(served)).status).toBe(200);
      for (const path of [unseen, `/article/no-such-${index}`, `/search?q=story${index}`]) {
        const { status, text, headers } = await at(path);
        expect([path, status]).toEqual([path, 503]);
        expect(text).toContain('We cannot show this page right now');
        expect(headers.get('retry-after')).not.toBeNull();
      }
      expect((await at(`/tag/none-${index}/feed.xml`)).status).toBe(503);
      behaviour = honest;
      expect((await at(unseen)).status).toBe(200);
      expect((await at(`/article/no-such-${index}`)).status).toBe(404);
    });
  });
}
