import { setTimeout as wait } from 'node:timers/promises';
import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';
import { until } from '../testing/replica.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
}, 60_000);
afterAll(() => lake.remove());

const words = Array.from({ length: 40 }, (_, number) => `word${number}`);

/** Types words as the Studio does: each is sent until it is taken, under a name of its own, one after the other. */
async function type(client: SanityClient, id: string, typed: () => void): Promise<void> {
  for (const [number, word] of words.entries()) {
    const transactionId = `${id}-${number}`;
    while (!(await isTaken(client, id, word, transactionId))) await wait(50);
    typed();
  }
}

async function isTaken(
  client: SanityClient,
  id: string,
  word: string,
  transactionId: string,
): Promise<boolean> {
  try {
    const patch = client.patch(id).insert('after', 'words[-1]', [word]);
    await client.transaction().patch(patch).commit({ transactionId });
    return true;
  } catch (error) {
    // Its answer was lost on the way: it has been written already.
    return error instanceof Error && /already exists/i.test(error.message);
  }
}

it('nobody loses a typed word over three restarts, and a listener hears each once, in order', async () => {
  const client = (await lake.client('editor')).withConfig({ maxRetries: 0 });
  const heard: string[] = [];
  for (const id of ['a', 'b']) await client.create({ _id: id, _type: 'article', words: ['first'] });
  const listening = client
    .listen<{ words: string[] }>(
      '*[_id == "a"]',
      {},
      { enableResume: true, events: ['mutation', 'welcome'] },
    )
    .subscribe((event) => {
      if (event.type !== 'mutation') return;
      const last = event.result?.words.at(-1);
      if (last !== undefined) heard.push(last);
    });
  let typed = 0;
  const count = () => {
    typed += 1;
  };
  const typing = Promise.all([type(client, 'a', count), type(client, 'b', count)]);
  for (const at of [10, 30, 50]) {
    await until(() => typed >= at, `${at} words are typed`);
    await lake.end();
    await lake.restart();
  }
  await typing;
  for (const id of ['a', 'b'])
    expect((await client.getDocument(id))?.words).toEqual(['first', ...words]);
  await until(() => heard.at(-1) === words.at(-1), 'the last word is heard');
  expect(heard).toEqual(words);
  listening.unsubscribe();
}, 120_000);
