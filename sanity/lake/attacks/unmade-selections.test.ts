import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fillLake } from '../bench/fill.ts';
import { newsroomOf } from '../bench/newsroom.ts';
import { jsonOf } from '../testing/json-of.ts';
import { clientOf, startTestLake, type TestLake } from '../testing/lake-process.ts';

const STORIES = 6_000;
const isOut = `_type == "article" && defined(slug.current) && (
  false || (defined(headline) && count(authors) > 0 && dateTime(publishedAt) <= dateTime(now()))
)`;
const inMonth = (since: string, until: string) => `${isOut}
  && publishedAt >= "${since}" && publishedAt < "${until}"
  && dateTime(publishedAt) >= dateTime("${since}T00:00:00Z")
  && dateTime(publishedAt) < dateTime("${until}T00:00:00Z")`;

/** What pages ask for, each of which hangs on other selections. */
const questions = [
  `{"total": count(*[${isOut}])}`,
  `{"total": count(*[${isOut} && count(corrections) > 0])}`,
  `*[_type == "tag" && slug.current == "hot"][0]{
    "total": count(*[references(^._id) && ^._id in tags[]._ref && ${isOut}]),
    "stories": *[references(^._id) && ^._id in tags[]._ref && ${isOut}]
      | order(publishedAt desc, _id)[0...20]{headline}
  }`,
  `*[${isOut} && dateTime(breakingUntil) > dateTime(now())] | order(publishedAt desc)[0...3]{_id}`,
];

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake({ LAKE_QUERY_TIMEOUT: '60' });
  await lake.end();
  fillLake(lake.dir, newsroomOf(STORIES));
  await lake.restart();
}, 120_000);
afterAll(() => lake.remove());

/** What the lake tells of what it makes, by name and labels. */
async function figures(): Promise<(name: string) => number> {
  const answer = await fetch(`${lake.url}/metrics`, {
    headers: { authorization: `Bearer ${await lake.token('viewer')}` },
  });
  const lines = (await answer.text()).split('\n');
  return (name) =>
    Number(
      lines
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')
        .at(-1),
    );
}

const made = async () => (await figures())('lake_selections_made_total{outcome="made"}');

/** Waits until something is so. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('it was not so for a minute');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** How much is known by heart, and what has yet to be made. */
async function kept() {
  const now = await figures();
  const [whole, unfinished] = ['whole', 'unfinished'].map((state) =>
    now(`lake_selections_kept{state="${state}"}`),
  );
  return { whole, unfinished };
}

/** Asks as the site does and goes away after a moment. */
async function askAndLeave(
  query: string,
  afterMs: number,
): Promise<'answered' | 'left' | 'refused'> {
  try {
    await lake.siteClient().fetch(query, {}, { signal: AbortSignal.timeout(afterMs) });
    return 'answered';
  } catch (fault) {
    return fault instanceof Error && fault.name === 'TimeoutError' ? 'left' : 'refused';
  }
}

describe('attack: readers who do not wait', { timeout: 180_000 }, () => {
  it('every request broken off after 100 ms, by many at once → what they need is made all the same, once', async () => {
    // Some leave before they have come in: so they come back, as readers do.
    await until(async () => {
      const asked = questions.flatMap((query) => Array.from({ length: 5 }, () => query));
      await Promise.all(asked.map((query) => askAndLeave(query, 100)));
      // Which stories are out, corrected, under the tag, breaking.
      return (await kept()).whole === 4;
    });
    expect(await made()).toBe(4);
    const site = lake.siteClient();
    for (const query of questions) expect(await site.fetch(query)).not.toBeNull();
    expect(await site.fetch(questions[0] ?? '')).toEqual({ total: STORIES });
    expect(await site.fetch(questions[2] ?? '')).toMatchObject({ total: STORIES / 2 });
    expect(await made()).toBe(4);
  });

  it('a kill in the midst of it → it goes on after the start, and nobody has to ask again', async () => {
    const query = `count(*[${isOut} && !defined(standfirst)])`;
    await until(async () => {
      await askAndLeave(query, 100);
      // On a fast machine it may be made before anybody looks.
      const { whole = 0, unfinished = 0 } = await kept();
      return whole + unfinished === 5;
    });
    await lake.end('SIGKILL');
    await lake.restart();
    await until(async () => (await kept()).whole === 5);
    const once = await made();
    expect(once).toBeLessThanOrEqual(1);
    expect(await lake.siteClient().fetch(query)).toBe(0);
    expect(await made()).toBe(once);
  });

  it('a restart → nothing is counted again, though stories have changed', async () => {
    const editor = await lake.client('editor');
    await editor.patch('story-10').set({ headline: '' }).unset(['headline']).commit();
    await lake.end();
    await lake.restart();
    const site = lake.siteClient();
    expect(await site.fetch(questions[0] ?? '')).toEqual({ total: STORIES - 1 });
    for (const query of questions) await site.fetch(query);
    expect(await made()).toBe(0);
  });

  it('months that nobody has asked for → counted among their own stories', async () => {
    const months = [10, 11, 12].map((month) =>
      inMonth(`2025-${month}-01`, month === 12 ? '2026-01-01' : `2025-${month + 1}-01`),
    );
    const query = `[${months.map((month) => `count(*[${month}])`).join()}]`;
    const [october, november, december] = await lake.siteClient().fetch(query);
    expect([october, december]).toEqual([0, 31 * 144]);
    expect(november + december).toBe(STORIES - 1);
  });

  it('more than can be made while a reader waits → 503 soon, told from failure, then an answer', async () => {
    const counts = Array.from({ length: 80 }, (_, n) => `count(*[${isOut} && headline != "${n}"])`);
    const ask = () =>
      fetch(`${lake.url}/v2026-02-01/data/query/production`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${lake.siteToken()}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ query: `[${counts.join()}]` }),
      });
    const answer = await ask();
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    const { error } = await jsonOf(answer, z.object({ error: z.unknown() }));
    expect(error).toMatchObject({ type: 'queryNotReadyError', of: expect.any(Number) });
    await until(async () => (await ask()).status === 200);
    const { result } = await jsonOf(await ask(), z.object({ result: z.array(z.number()) }));
    expect(new Set(result)).toEqual(new Set([STORIES - 1]));
  });

  it('commits while it is made → an answer true to the last of them', async () => {
    const editor = await lake.client('editor');
    const query = `count(*[${isOut} && kind == "news"])`;
    const asked = clientOf(lake.url, await lake.token('viewer'))
      .withConfig({ perspective: 'published' })
      .fetch(query);
    for (let n = 0; n < 20; n += 1) {
      await editor
        .patch(`story-${n * 300}`)
        .set({ kind: 'opinion' })
        .commit();
    }
    await asked;
    expect(await lake.siteClient().fetch(query)).toBe(STORIES - 1 - 20);
  });
});
