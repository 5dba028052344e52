import { afterEach, describe, expect, test, vi } from 'vitest';
import { Ledger } from '../keep/ledger.ts';
import { Answers, type Question } from './answers.ts';
import { type Answer, isLakeBusy, LakeUnavailableError } from './ask-lake.ts';

const question: Question = {
  query: '*[slug.current == $slug]',
  params: { slug: 'a' },
  typed: false,
};

/** A lake that says what the test stored, and counts how often it is asked. */
function answering(stored: unknown = { headline: 'One' }) {
  const lake = { stored, away: false, asked: 0 };
  const ledger = new Ledger();
  const answers = new Answers(async () => {
    lake.asked += 1;
    if (lake.away) throw new LakeUnavailableError('test.');
    return { result: lake.stored, tags: ['story:a'] };
  }, ledger);
  return { lake, ledger, answers };
}

test('the lake is asked once until something changes', async () => {
  const { lake, ledger, answers } = answering();
  await Promise.all([answers.get(question), answers.get(question)]);
  await answers.get(question);
  ledger.change(['story:b']);
  await answers.get(question);
  expect(lake.asked).toBe(1);
  ledger.change(['story:a']);
  lake.stored = { headline: 'Two' };
  expect((await answers.get(question)).answer.result).toEqual({ headline: 'Two' });
});

test('a copy stands in while the lake is away, and the lake is not asked for each reader', async () => {
  const { lake, ledger, answers } = answering();
  await answers.get(question);
  ledger.doubt();
  lake.away = true;
  expect(await answers.get(question)).toMatchObject({ standsIn: true });
  expect(await answers.get(question)).toMatchObject({ standsIn: true });
  expect(lake.asked).toBe(2);
});

test('who has waited already gets what is known, and the lake is not asked', async () => {
  const { lake, ledger, answers } = answering();
  expect(() => answers.copy(question)).toThrow(LakeUnavailableError);
  await answers.get(question);
  expect(answers.copy(question)).toMatchObject({ standsIn: false });
  ledger.doubt();
  expect(answers.copy(question)).toMatchObject({ standsIn: true });
  ledger.change(['story:a']);
  expect(() => answers.copy(question)).toThrow(LakeUnavailableError);
  expect(lake.asked).toBe(1);
});

test('what has changed never stands in: it may have been withdrawn', async () => {
  const { lake, ledger, answers } = answering();
  await answers.get(question);
  ledger.change(['story:a']);
  lake.away = true;
  await expect(answers.get(question)).rejects.toThrow(LakeUnavailableError);
});

test('a mark is the same as long as the answer says the same', async () => {
  const { lake, ledger, answers } = answering({ headline: 'One', readAt: '2026-01-01T00:00:00Z' });
  const { mark } = await answers.get(question);
  ledger.change(['story:a']);
  lake.stored = { headline: 'One', readAt: '2026-01-01T00:00:09Z' };
  expect((await answers.get(question)).mark).toBe(mark);
  ledger.change(['story:a']);
  lake.stored = { headline: 'Two', readAt: '2026-01-01T00:00:09Z' };
  const changed = (await answers.get(question)).mark;
  expect(changed).not.toBe(mark);
  expect(changed.split('.')[0]).toBe(mark.split('.')[0]);
});

test('names mean nothing elsewhere: another process gives others to the same question', async () => {
  const [one, two] = [answering(), answering()];
  const marks = [await one.answers.get(question), await two.answers.get(question)];
  expect(new Set(marks.map(({ mark }) => mark.split('.')[0])).size).toBe(2);
  expect(one.answers.nameOfTag('s1:x')).not.toBe(two.answers.nameOfTag('s1:x'));
});

test('ten thousand questions anyone can invent push out nothing and stay within bounds', async () => {
  const { lake, answers } = answering(null);
  lake.stored = { headline: 'Real' };
  const { mark } = await answers.get(question);
  lake.stored = null;
  for (let n = 0; n < 10_000; n += 1) {
    await answers.get({ ...question, params: { slug: `invented-${n}` } });
    await answers.get({ ...question, params: { words: [`typed-${n}`] }, typed: true });
  }
  const asked = lake.asked;
  await answers.get(question);
  expect(lake.asked).toBe(asked);
  expect(answers.named(mark.split('.')[0] ?? '')).not.toBeNull();
  expect(answers.size.bytes).toBeLessThan(60_000_000);
  expect(answers.size.count).toBeLessThan(16_000);
});

describe('a lake that takes longer than anyone waits', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A lake that answers when the test says so; `asked` are the questions it was asked, in order. */
  function waiting() {
    vi.useFakeTimers();
    const asked: { signal: AbortSignal; answer: (result: unknown) => void }[] = [];
    const ledger = new Ledger();
    const answers = new Answers(
      (_, signal) =>
        new Promise<Answer>((resolve, reject) => {
          asked.push({ signal, answer: (result) => resolve({ result, tags: ['story:a'] }) });
          signal.addEventListener('abort', () => reject(new LakeUnavailableError('test.')));
        }),
      ledger,
    );
    return { answers, asked, ledger };
  }

  const failure = (given: Promise<unknown>) =>
    given.then(
      () => 'an answer',
      (error: unknown) => error,
    );

  test('the first reader is told after three seconds, and what was begun for them is there for the next', async () => {
    const { answers, asked } = waiting();
    const first = failure(answers.get(question));
    await vi.advanceTimersByTimeAsync(3000);
    expect(isLakeBusy(await first)).toBe(true);
    asked[0]?.answer('late');
    await vi.advanceTimersByTimeAsync(1);
    expect((await answers.get(question)).answer.result).toBe('late');
    expect(asked).toHaveLength(1);
  });

  test('who comes within three seconds shares it; who comes later has whichever comes first', async () => {
    const { answers, asked } = waiting();
    const early = [failure(answers.get(question))];
    await vi.advanceTimersByTimeAsync(2900);
    early.push(failure(answers.get(question)));
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toHaveLength(1);
    const late = answers.get(question);
    await vi.advanceTimersByTimeAsync(2000);
    expect(asked).toHaveLength(2);
    asked[0]?.answer('late');
    await vi.advanceTimersByTimeAsync(1000);
    expect(await late).toMatchObject({ answer: { result: 'late' }, standsIn: false });
    expect(isLakeBusy(await early[0])).toBe(true);
  });

  test('however many come, two are under way: the first, which will be done some time, and the last', async () => {
    const { answers, asked } = waiting();
    const all: Promise<unknown>[] = [];
    for (let second = 0; second < 24; second += 1) {
      all.push(failure(answers.get(question)));
      await vi.advanceTimersByTimeAsync(1000);
    }
    const goingOn = asked.flatMap(({ signal }, index) => (signal.aborted ? [] : [index]));
    expect(asked.length).toBeGreaterThan(5);
    expect(goingOn).toEqual([0, asked.length - 1]);
    asked[0]?.answer('at last');
    await vi.advanceTimersByTimeAsync(3000);
    await Promise.all(all);
    expect((await answers.get(question)).answer.result).toBe('at last');
  });

  test('who shares a question that is given up has the one begun after it', async () => {
    const { answers, asked } = waiting();
    const given: Promise<unknown>[] = [failure(answers.get(question))];
    await vi.advanceTimersByTimeAsync(3000);
    given.push(failure(answers.get(question)));
    await vi.advanceTimersByTimeAsync(2900);
    const reader = answers.get(question);
    const machine = answers.get({ ...question, patient: true });
    await vi.advanceTimersByTimeAsync(200);
    given.push(failure(answers.get(question)));
    await vi.advanceTimersByTimeAsync(100);
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([false, true, false]);
    asked[2]?.answer('at last');
    expect((await reader).answer.result).toBe('at last');
    expect((await machine).answer.result).toBe('at last');
    await vi.advanceTimersByTimeAsync(3000);
    await Promise.all(given);
  });

  test('a question that ends after one that was begun later leaves what is known of it', async () => {
    const { answers, asked, ledger } = waiting();
    const first = failure(answers.get(question));
    await vi.advanceTimersByTimeAsync(3000);
    await first;
    ledger.change(['story:a']);
    const second = answers.get(question);
    await vi.advanceTimersByTimeAsync(1);
    asked[1]?.answer('new');
    const { mark } = await second;
    asked[0]?.answer('old');
    await vi.advanceTimersByTimeAsync(1);
    expect(answers.named(mark.split('.')[0] ?? '')?.mark).toBe(mark);
  });

  test('a question that was lost with its lake is asked anew', async () => {
    const { answers, asked } = waiting();
    const first = failure(answers.get(question));
    await vi.advanceTimersByTimeAsync(4000);
    await first;
    const second = answers.get(question);
    await vi.advanceTimersByTimeAsync(10);
    asked[1]?.answer('back');
    expect((await second).answer.result).toBe('back');
  });

  test('nobody is kept waiting for what a page can do without', async () => {
    const { answers } = waiting();
    const spared = failure(answers.get({ ...question, spared: true }));
    await vi.advanceTimersByTimeAsync(800);
    expect(isLakeBusy(await spared)).toBe(true);
  });

  test('what a page went without is another answer once it has come, and its tag changes', async () => {
    const { answers, asked, ledger } = waiting();
    const spared = { ...question, spared: true };
    const given = failure(answers.get(spared));
    await vi.advanceTimersByTimeAsync(800);
    await given;
    const { mark, tag } = answers.missing(spared);
    expect(answers.named(mark)).toMatchObject({ mark, isTrue: false });
    const page = { began: ledger.moment, tags: [tag] };
    expect(ledger.standing(page)).toBe('true');
    asked[0]?.answer('late');
    await vi.advanceTimersByTimeAsync(1);
    expect(ledger.standing(page)).toBe('changed');
    const come = await answers.get(spared);
    expect(come.mark.split('.')[0]).toBe(mark);
    expect(come.mark).not.toBe(mark);
    // And only then: whoever has it already went without nothing.
    const next = { began: ledger.moment, tags: [tag] };
    await answers.get(spared);
    expect(ledger.standing(next)).toBe('true');
  });
});
