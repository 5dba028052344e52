import { randomUUID } from 'node:crypto';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { openByProgram } from './newsroom/preview.ts';
import { anyDesk, slug, story } from './newsroom/story.ts';
import { isWhole } from './newsroom/whole.ts';

/** Pages as bytes: made once, the same for all, and apart from previews. */

const id = 'document-kept';

test.afterAll(async () => {
  await sharedNewsroom().client.delete({
    query: `*[_id in ["${id}", "drafts.${id}"] || string::startsWith(_id, "${id}-cold")]`,
  });
});

test('a page nobody has asked for is made once for two hundred who ask at once', async ({
  newsroom,
}) => {
  const desk = await anyDesk(newsroom.client);
  const askForAnother = async () => {
    const cold = `${id}-cold-${randomUUID()}`;
    await newsroom.client.create(story(desk, cold));
    return Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        const answer = await fetch(`${newsroom.url}/article/${cold}?made=${n % 7}`);
        return [answer.status, answer.headers.get('etag'), await answer.text()].join();
      }),
    );
  };
  let answers: string[] = [];
  // A page that had to go without something is made once more when that has come: then another one is asked for.
  const isWithout = (answer: string) => answer.startsWith('200,') && !isWhole(answer);
  await expect
    .poll(async () => {
      answers = await askForAnother();
      return answers.some(isWithout);
    })
    .toBe(false);
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toMatch(/^200,/);
});

test('feeds and the like come from memory: the same bytes in every encoding, 304 to who has them', async ({
  newsroom,
}) => {
  for (const address of [
    '/feed.xml',
    '/feed.json',
    '/sitemap.xml',
    '/news-sitemap.xml',
    '/robots.txt',
    '/manifest.webmanifest',
  ]) {
    const texts = new Set<string>();
    for (const encoding of ['br', 'gzip', 'identity']) {
      const headers = { 'accept-encoding': encoding };
      const answer = await fetch(newsroom.url + address, { headers });
      expect(answer.headers.get('content-encoding') ?? 'identity', address).toBe(encoding);
      texts.add(await answer.text());
      const etag = answer.headers.get('etag') ?? '';
      expect(etag, address).not.toBe('');
      const again = await fetch(newsroom.url + address, {
        headers: { ...headers, 'if-none-match': etag },
      });
      expect(again.status, address).toBe(304);
    }
    expect(texts.size, address).toBe(1);
  }
});

test('a page with a preview cookie never touches what is kept, in either order', async ({
  newsroom,
  context,
}) => {
  const desk = await anyDesk(newsroom.client);
  const at = `/article/${id}`;
  await newsroom.client
    .transaction()
    .createOrReplace(story(desk, id, { headline: 'What is published' }))
    .createOrReplace(story(desk, `drafts.${id}`, { slug: slug(id), headline: 'What is drafted' }))
    .commit();
  const preview = await openByProgram(context, newsroom, '/latest');
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  await preview.close();
  const ask = async (headers: Record<string, string> = {}) => {
    const answer = await fetch(newsroom.url + at, { headers });
    return { text: await answer.text(), headers: answer.headers };
  };
  for (const first of ['preview', 'reader'] as const) {
    // What is kept of it is void.
    await newsroom.client
      .patch(id)
      .set({ standfirst: `Asked by ${first}` })
      .commit();
    const asPreview = () => ask({ cookie });
    const [one, other] = first === 'preview' ? [asPreview, ask] : [ask, asPreview];
    const answers = [await one(), await other(), await one()];
    for (const [index, { text, headers }] of answers.entries()) {
      const isPreview = (first === 'preview') === (index !== 1);
      expect(text).toContain(isPreview ? 'What is drafted' : 'What is published');
      if (!isPreview) expect(text).not.toContain('What is drafted');
      expect(headers.get('cache-control')).toMatch(isPreview ? /no-store/ : /must-revalidate/);
      expect(headers.has('etag')).toBe(!isPreview);
    }
  }
  await newsroom.client.delete({ query: `*[_id in ["${id}", "drafts.${id}"]]` });
});
