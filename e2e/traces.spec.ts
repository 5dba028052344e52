import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { type Collector, openCollector } from '#lib/testing/collector.ts';
import { freePort } from '#lib/testing/ports.ts';
import { type Site, startSite } from './newsroom/sites.ts';
import {
  administrator,
  type Lake,
  removeFolder,
  startLake,
  temporaryFolder,
} from './newsroom/start.ts';
import { type Desk, slug, story, withDesk } from './newsroom/story.ts';

/** What the site tells a collector of traces: what its work is made of, and nothing of what readers look for. */

const desk: Desk = { section: 't-section', author: 't-author', tag: 't-tag', tagSlug: 't-tag' };
/** What stands in addresses and cookies, and is nobody's business. */
const private_ = ['hushed-search', 'hushed-link', 'hushed-cookie', 'hushed-path', 'hushed-agent'];

let dir: string;
let lake: Lake;
let site: Site;
let collector: Collector;

test.beforeAll(async () => {
  dir = await temporaryFolder();
  collector = await openCollector();
  lake = await startLake({ site: await freePort(), lake: await freePort() }, dir);
  const traced = { slug: slug('traced'), headline: 'A story that is traced' };
  await withDesk(await administrator(lake), desk)
    .create(story(desk, 'traced', traced))
    .commit();
  site = await startSite(lake, {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    TRUSTED_PROXIES: '127.0.0.1, ::1',
  });
});

test.afterAll(async () => {
  await site?.remove();
  await lake?.stop();
  await collector?.close();
  await removeFolder(dir);
});

test('a request, the page made for it and what that asks of the lake are one trace, without words of readers', async () => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(site.url + path, { headers: { 'user-agent': 'hushed-agent', ...headers } });
  await get('/search?q=hushed-search');
  await get('/preview/hushed-link', { cookie: 'dateline_preview=hushed-cookie' });
  await get('/article/hushed-path');
  const traced = async () => {
    const trace = randomBytes(16).toString('hex');
    const traceparent = `00-${trace}-00f067aa0ba902b7-01`;
    return { trace, made: await get('/article/traced', { traceparent }) };
  };
  let { trace, made } = await traced();
  // A site that has too much to do at first says so, and is asked again in another trace.
  await expect
    .poll(async () => {
      if (made.status === 503) ({ trace, made } = await traced());
      return made.status;
    })
    .toBe(200);
  expect(await made.text()).toContain('A story that is traced');
  await site.stop();

  const ofTrace = collector.spans.filter(({ traceId }) => traceId === trace);
  const [request] = ofTrace.filter(({ name }) => name === 'GET');
  const [making] = ofTrace.filter(({ name }) => name === 'make a page');
  const questions = ofTrace.filter(({ name }) => name === 'ask the lake');
  expect(request).toMatchObject({
    parentSpanId: '00f067aa0ba902b7',
    attributes: {
      'http.request.method': 'GET',
      'http.response.status_code': 200,
      'dateline.kind': 'page',
      'dateline.request_id': made.headers.get('x-request-id'),
    },
  });
  expect(making).toMatchObject({ parentSpanId: request?.spanId });
  expect(questions.length).toBeGreaterThan(0);
  for (const question of questions) {
    expect(question).toMatchObject({
      parentSpanId: making?.spanId,
      attributes: { 'dateline.end': 'answered', 'dateline.tag': expect.stringMatching(/^reader/) },
    });
  }
  expect(new Set(collector.spans.map(({ name }) => name))).toEqual(
    new Set(['GET', 'make a page', 'ask the lake']),
  );
  for (const word of private_) expect(collector.raw()).not.toContain(word);
  expect(collector.raw()).not.toContain('/article/');
});
