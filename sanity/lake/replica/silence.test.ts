import { expect, it } from 'vitest';
import { createSilence } from './silence.ts';

const said = (msg: string) => JSON.stringify({ level: 'INFO', msg });
const small = { waiting: 4096, whole: 1_000_000 };
const large = { waiting: 4096, whole: 10_000_000_000 };

function listening() {
  const clock = { now: 0 };
  const silence = createSilence(() => clock.now);
  return { silence, pass: (seconds: number) => (clock.now += seconds * 1000) };
}

it('whatever is said counts, a fault too', () => {
  const { silence, pass } = listening();
  for (const line of [said('write wal segment'), 'panic: what', said('monitor error')]) {
    pass(39);
    expect(silence.isTooLong(small)).toBe(false);
    silence.hear(line);
  }
  pass(41);
  expect(silence.isTooLong(small)).toBe(true);
  silence.begin();
  expect(silence.isTooLong(small)).toBe(false);
});

it('what waits has the time it takes on a slow line', () => {
  const { silence, pass } = listening();
  silence.hear(said('write wal segment'));
  pass(300);
  expect(silence.isTooLong({ waiting: 200_000_000, whole: 0 })).toBe(false);
  pass(600);
  expect(silence.isTooLong({ waiting: 200_000_000, whole: 0 })).toBe(true);
});

it('a copy of the whole lake has too, until it is made, or begun anew', () => {
  const { silence, pass } = listening();
  silence.hear(said('write snapshot'));
  pass(3600);
  expect(silence.isTooLong(large)).toBe(false);
  silence.hear(said('snapshot written'));
  pass(41);
  expect(silence.isTooLong(large)).toBe(true);
  silence.hear(said('write snapshot'));
  silence.begin();
  pass(41);
  expect(silence.isTooLong(large)).toBe(true);
});
