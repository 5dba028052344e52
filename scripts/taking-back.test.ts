import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { letGo } from '#sanity/actions/let-go.ts';

/** What the Studio does before it takes a story back, against a lake that refuses as a hosted one does. */

let lake: TestLake;
let client: SanityClient;

beforeAll(async () => {
  lake = await startTestLake({ LAKE_TAKEN_BACK: 'nothing' });
  client = await lake.client('editor');
});
afterAll(() => lake?.remove());

const ref = (_ref: string, _key: string) => ({ _type: 'reference', _ref, _key });

test('a story that is held goes once what holds it was weakened, in drafts and releases too', async () => {
  const releaseId = 'spring';
  await client.action({ actionType: 'sanity.action.release.create', releaseId });
  const related = [ref('story', 'k'), ref('other', 'l')];
  const holding = ['a', 'drafts.b', 'versions.spring.c'];
  await client
    .transaction()
    .create({ _id: 'story', _type: 'article' })
    .create({ _id: 'other', _type: 'article' })
    .create({ _id: 'frontPage', _type: 'frontPage', lead: { _type: 'reference', _ref: 'story' } })
    .commit();
  for (const _id of holding) await client.create({ _id, _type: 'article', related });
  const taken = { draftId: 'drafts.story', publishedId: 'story' };
  const unpublish = () =>
    client.action({ actionType: 'sanity.action.document.unpublish', ...taken });
  await expect(unpublish()).rejects.toMatchObject({ statusCode: 409 });

  await letGo(client, 'story');
  await unpublish();
  expect(await client.getDocument('story')).toBeUndefined();
  for (const _id of holding) {
    expect(await client.getDocument(_id)).toMatchObject({
      related: [{ ...ref('story', 'k'), _weak: true }, ref('other', 'l')],
    });
  }
  // What is weak already is not written again.
  const before = (await client.getDocument('a'))?._rev;
  await letGo(client, 'story');
  expect((await client.getDocument('a'))?._rev).toBe(before);
});
