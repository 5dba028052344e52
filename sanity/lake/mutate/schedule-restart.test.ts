import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.remove());

describe('a scheduled release', () => {
  it('is published at the next start when the lake was down at its time', async () => {
    const client = await lake.client('editor');
    await client.create({ _id: 'story', _type: 'article', headline: 'Before' });
    const { releaseId } = await client.releases.create({ metadata: { releaseType: 'scheduled' } });
    await client.createVersion({
      publishedId: 'story',
      releaseId,
      document: { _type: 'article', headline: 'After' },
    });
    const publishAt = new Date(Date.now() + 5_000).toISOString();
    await client.releases.schedule({ releaseId, publishAt });
    await lake.end('SIGKILL');
    await expect
      .poll(() => new Date().toISOString(), { timeout: 15_000 })
      .toSatisfy(isAfter(publishAt));
    const restarted = new Date().toISOString();
    await lake.restart();
    await expect
      .poll(async () => (await client.releases.get({ releaseId }))?.state, { timeout: 10_000 })
      .toBe('published');
    const story = await client.getDocument('story');
    expect(story).toMatchObject({ headline: 'After' });
    expect(story?._updatedAt).toSatisfy(isAfter(restarted));
    expect(await client.getDocument(`versions.${releaseId}.story`)).toBeUndefined();
  });
});

const isAfter =
  (time: string) =>
  (other: unknown): boolean =>
    typeof other === 'string' && other > time;
