import { randomBytes } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { Answers, type Question, saltOf } from '../content/answers.ts';
import { LakeUnavailableError } from '../content/ask-lake.ts';
import { Ledger } from '../keep/ledger.ts';
import { Followers } from './followers.ts';

/** A lake as readers see it: what is hidden from them is in no answer, whatever changes. */
function site(visible = new Map<string, unknown>(), salt: Buffer = randomBytes(32)) {
  const pauses = new Map<string, Promise<void>>();
  const lake = { away: false, asked: 0, pause: Promise.resolve(), pauses };
  const ledger = new Ledger();
  const answers = new Answers(
    async ({ params }) => {
      lake.asked += 1;
      const result = visible.get(String(params.slug)) ?? null;
      await lake.pause;
      await pauses.get(String(params.slug));
      if (lake.away) throw new LakeUnavailableError('test.');
      return { result, tags: [`slug:${params.slug}`] };
    },
    ledger,
    salt,
  );
  const followers = new Followers(answers, ledger);
  const ask = (slug: string): Question => ({ query: '*', params: { slug }, typed: false });
  /** A page that is open. */
  const open = async (slug: string) => {
    const { mark } = await answers.get(ask(slug));
    const tell = vi.fn();
    return { tell, mark, close: followers.follow([mark], tell) };
  };
  const learn = (slug: string) => () => answers.get(ask(slug));
  return { visible, lake, ledger, answers, followers, ask, open, learn };
}

/** All that waits for nothing from outside has been done. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a page hears when it would show something else, and not otherwise', async () => {
  const { visible, ledger, open } = site();
  visible.set('a', 'One');
  const page = await open('a');
  ledger.change(['slug:a']);
  await settled();
  expect(page.tell).not.toHaveBeenCalled();
  visible.set('a', 'Two');
  ledger.change(['slug:a']);
  await vi.waitFor(() => expect(page.tell).toHaveBeenCalledTimes(1));
});

test('a page that shows two answers which one publish changes is told once', async () => {
  const { visible, ledger, followers, open } = site();
  const marks = await Promise.all(['a', 'b'].map(async (slug) => (await open(slug)).mark));
  const tell = vi.fn();
  followers.follow(marks, tell);
  await settled();
  visible.set('a', 'One').set('b', 'One');
  ledger.change(['slug:a', 'slug:b']);
  await vi.waitFor(() => expect(tell).toHaveBeenCalled());
  await settled();
  expect(tell).toHaveBeenCalledTimes(1);
});

test('a page is not kept waiting for an answer that is slow to come', async () => {
  const { visible, lake, ledger, followers, open } = site();
  const marks = await Promise.all(['a', 'b'].map(async (slug) => (await open(slug)).mark));
  const tell = vi.fn();
  followers.follow(marks, tell);
  await settled();
  visible.set('a', 'One').set('b', 'One');
  const slow = Promise.withResolvers<void>();
  lake.pauses.set('b', slow.promise);
  ledger.change(['slug:a', 'slug:b']);
  await vi.waitFor(() => expect(tell).toHaveBeenCalledTimes(1));
  slow.resolve();
  await vi.waitFor(() => expect(tell).toHaveBeenCalledTimes(2));
});

test('a page that went without an answer hears when it has come, and is made anew then', async () => {
  const { visible, lake, ledger, answers, followers, ask } = site();
  visible.set('a', 'One');
  const slow = Promise.withResolvers<void>();
  lake.pauses.set('a', slow.promise);
  const spared = { ...ask('a'), spared: true };
  await expect(answers.get(spared)).rejects.toThrow(LakeUnavailableError);
  const { mark, tag } = answers.missing(spared);
  const page = { began: ledger.moment, tags: [tag] };
  const tell = vi.fn(() => ledger.standing(page));
  followers.follow([mark], tell);
  await settled();
  expect(tell).not.toHaveBeenCalled();
  slow.resolve();
  await vi.waitFor(() => expect(tell).toHaveBeenCalledTimes(1));
  expect(tell).toHaveReturnedWith('changed');
});

test('nobody hears of what readers cannot see, even at its own address', async () => {
  const { lake, ledger, open } = site();
  const guess = await open('embargoed');
  await settled();
  const asked = lake.asked;
  ledger.change(['slug:embargoed']);
  await vi.waitFor(() => expect(lake.asked).toBeGreaterThan(asked));
  await settled();
  expect(guess.tell).not.toHaveBeenCalled();
});

test('a page that arrives after the change hears at once', async () => {
  const { visible, ledger, followers, open } = site();
  visible.set('a', 'One');
  const { mark, close } = await open('a');
  close();
  visible.set('a', 'Two');
  ledger.change(['slug:a']);
  const tell = vi.fn();
  followers.follow([mark], tell);
  await vi.waitFor(() => expect(tell).toHaveBeenCalledTimes(1));
});

test('who comes later with an older version hears at once, and the lake is not asked for it', async () => {
  const { visible, lake, ledger, followers, open } = site();
  visible.set('a', 'One');
  const { mark } = await open('a');
  await settled();
  visible.set('a', 'Two');
  ledger.change(['slug:a']);
  await settled();
  const asked = lake.asked;
  const tell = vi.fn();
  followers.follow([mark], tell);
  expect(tell).toHaveBeenCalledTimes(1);
  await settled();
  expect([lake.asked, tell.mock.calls.length]).toEqual([asked, 1]);
});

test('who comes while the lake is being asked hears what it says', async () => {
  const { visible, lake, ledger, followers, open } = site();
  visible.set('a', 'One');
  const { mark } = await open('a');
  await settled();
  let go = () => {};
  lake.pause = new Promise((resolve) => {
    go = resolve;
  });
  visible.set('a', 'Two');
  ledger.change(['slug:a']);
  const tell = vi.fn();
  followers.follow([mark], tell);
  expect(tell).not.toHaveBeenCalled();
  go();
  await vi.waitFor(() => expect(tell).toHaveBeenCalledTimes(1));
});

test('a mark of another process is told to ask again', () => {
  const { followers } = site();
  const tell = vi.fn();
  followers.follow(['unknown.version'], tell);
  expect(tell).toHaveBeenCalledTimes(1);
});

test('a change while the lake is being asked is not lost', async () => {
  const { visible, lake, ledger, open } = site();
  visible.set('a', 'One');
  const page = await open('a');
  await settled();
  let go = () => {};
  lake.pause = new Promise((resolve) => {
    go = resolve;
  });
  visible.set('a', 'Two');
  ledger.change(['slug:a']);
  await settled();
  visible.set('a', 'Three');
  ledger.change(['slug:a']);
  lake.pause = Promise.resolve();
  go();
  await vi.waitFor(() => expect(page.tell).toHaveBeenCalledTimes(2));
});

test('what changed while the lake was away is told once it is back', async () => {
  const { visible, lake, ledger, open } = site();
  visible.set('a', 'One');
  const page = await open('a');
  await settled();
  lake.away = true;
  visible.set('a', 'Two');
  ledger.change(['slug:a']);
  await settled();
  expect(page.tell).not.toHaveBeenCalled();
  lake.away = false;
  ledger.doubt();
  await vi.waitFor(() => expect(page.tell).toHaveBeenCalledTimes(1));
});

test('a thousand open pages cost one question, and closed ones none', async () => {
  const { visible, lake, ledger, followers, open } = site();
  visible.set('a', 'One');
  const pages = await Promise.all(Array.from({ length: 1000 }, () => open('a')));
  await settled();
  const asked = lake.asked;
  visible.set('a', 'Two');
  ledger.change(['slug:a']);
  await vi.waitFor(() => {
    for (const { tell } of pages) expect(tell).toHaveBeenCalledTimes(1);
  });
  expect(lake.asked).toBe(asked + 1);
  for (const { close } of pages) close();
  expect(followers.size).toEqual({ pages: 0, answers: 0 });
});

/** Two sites of one lake, and what a page shows that the first of them has made. */
async function twoSites() {
  const salt = saltOf('the secret of both');
  const visible = new Map<string, unknown>([['a', 'One']]);
  const [first, second] = [site(visible, salt), site(visible, salt)];
  const { mark, close } = await first.open('a');
  return { visible, first, second, mark, close };
}

test('a page that moves to another site of its lake is told nothing when nothing has changed', async () => {
  const { first, second, mark, close } = await twoSites();
  close();
  const tell = vi.fn();
  second.followers.follow([mark], tell, second.learn('a'));
  await vi.waitFor(() => expect(second.followers.size.answers).toBe(1));
  await settled();
  expect(tell).not.toHaveBeenCalled();
  expect(second.lake.asked).toBe(1);
  expect((await first.open('a')).mark).toBe(mark);
});

test('it is told there what changed before it came, and what changes after', async () => {
  const { visible, second, mark } = await twoSites();
  visible.set('a', 'Two');
  const tell = vi.fn();
  second.followers.follow([mark], tell, second.learn('a'));
  await vi.waitFor(() => expect(tell).toHaveBeenCalledTimes(1));
  visible.set('a', 'Three');
  second.ledger.change(['slug:a']);
  await vi.waitFor(() => expect(tell).toHaveBeenCalledTimes(2));
});

test('a site that was cut off does not send a page back that has seen more than itself', async () => {
  const { visible, first, second } = await twoSites();
  // Somebody reads the old version there, and goes on following it.
  const old = await second.open('a');
  await settled();
  visible.set('a', 'Two');
  first.ledger.change(['slug:a']);
  const { mark } = await first.open('a');
  second.ledger.doubt();
  const tell = vi.fn();
  second.followers.follow([mark], tell, second.learn('a'));
  await vi.waitFor(() => expect(old.tell).toHaveBeenCalledTimes(1));
  await settled();
  expect(tell).not.toHaveBeenCalled();
});

test('a page that cannot be made there is told to ask for itself; one that has gone is forgotten', async () => {
  const { second, mark } = await twoSites();
  second.lake.away = true;
  const [told, gone] = [vi.fn(), vi.fn()];
  second.followers.follow([mark], gone, second.learn('a'))();
  second.followers.follow([mark], told, second.learn('a'));
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1));
  expect(gone).not.toHaveBeenCalled();
  expect(second.followers.size.pages).toBe(0);
});

test('marks mean nothing to a site with another secret, nor does one secret give the marks of another', async () => {
  const { visible, mark } = await twoSites();
  const stranger = site(visible, saltOf('another secret'));
  expect((await stranger.open('a')).mark).not.toBe(mark);
});
