import { describe, expect, it } from 'vitest';
import { createThrottle, type Guess } from './throttle.ts';

/** A throttle over a clock that the test sets. */
function throttleAt(start: number) {
  let time = start;
  const throttle = createThrottle(() => time);
  const guess = (
    account = 'ann@example.org',
    visitor = 'v',
    familiar: Guess['familiar'] = null,
  ) => ({
    account,
    visitor,
    familiar,
  });
  return {
    wait: (...who: Parameters<typeof guess>) => throttle.wait(guess(...who)),
    succeeded: (...who: Parameters<typeof guess>) => throttle.succeeded(guess(...who)),
    fail(times: number, ...who: Parameters<typeof guess>) {
      for (let n = 0; n < times; n += 1) throttle.attempt(guess(...who));
    },
    pass: (milliseconds: number) => (time += milliseconds),
  };
}

describe('the throttle', () => {
  it('forgives a few mistakes, then asks for longer and longer waits', () => {
    const throttle = throttleAt(0);
    throttle.fail(4);
    expect(throttle.wait('ann@example.org', 'v')).toBe(0);
    throttle.fail(1);
    const first = throttle.wait('ann@example.org', 'v');
    throttle.fail(1);
    const second = throttle.wait('ann@example.org', 'v');
    expect(first).toBeGreaterThan(0);
    expect(second).toBeGreaterThan(first);
    throttle.pass(second * 1000);
    expect(throttle.wait('ann@example.org', 'v')).toBe(0);
  });

  it('never waits longer than a quarter of an hour', () => {
    const throttle = throttleAt(0);
    throttle.fail(500);
    expect(throttle.wait('ann@example.org', 'v')).toBe(900);
  });

  it('takes an account written differently for the same, and others for others', () => {
    const throttle = throttleAt(0);
    throttle.fail(9);
    expect(throttle.wait(' ANN@Example.org ', 'v')).toBeGreaterThan(0);
    expect(throttle.wait('bo@example.org', 'v')).toBe(0);
    expect(throttle.wait('ann@example.org', 'w')).toBe(0);
  });

  it('forgets after success, and after a while', () => {
    const throttle = throttleAt(0);
    throttle.fail(9);
    throttle.succeeded('ann@example.org', 'v');
    expect(throttle.wait('ann@example.org', 'v')).toBe(0);
    throttle.fail(4);
    throttle.pass(31 * 60_000);
    throttle.fail(4);
    expect(throttle.wait('ann@example.org', 'v')).toBe(0);
  });
});

describe('attack: guessing', () => {
  const ann = 'ann@example.org';

  it('one account from 1,000 addresses → held off after 30, its owner not', () => {
    const throttle = throttleAt(0);
    let checked = 0;
    for (let n = 0; n < 1_000; n += 1) {
      if (throttle.wait(ann, `v${n}`) > 0) continue;
      throttle.fail(1, ann, `v${n}`);
      checked += 1;
    }
    expect(checked).toBe(30);
    expect(throttle.wait(ann, 'home', { device: 'her own' })).toBe(0);
    expect(throttle.wait(ann, 'home', 'address')).toBe(0);
    expect(throttle.wait('bo@example.org', 'v1')).toBe(0);
  });

  it('one account from ever new addresses for a day → fewer than 200 checked', () => {
    const throttle = throttleAt(0);
    let checked = 0;
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      for (let n = 0; n < 20; n += 1) {
        if (throttle.wait(ann, `${minute}.${n}`) > 0) continue;
        throttle.fail(1, ann, `${minute}.${n}`);
        checked += 1;
      }
      throttle.pass(60_000);
    }
    expect(checked).toBeLessThan(200);
  });

  it('one guess for each of 1,000 accounts from one address → held off after 100', () => {
    const throttle = throttleAt(0);
    let checked = 0;
    for (let n = 0; n < 1_000; n += 1) {
      if (throttle.wait(`a${n}@example.org`, 'v') > 0) continue;
      throttle.fail(1, `a${n}@example.org`, 'v');
      checked += 1;
    }
    expect(checked).toBe(100);
  });

  it('signing in rightly in between → resets neither the account nor the visitor', () => {
    const throttle = throttleAt(0);
    for (let n = 0; n < 99; n += 1) {
      throttle.fail(1, `a${n}@example.org`, 'v');
      throttle.fail(1, 'mallory@example.org', 'v');
      throttle.succeeded('mallory@example.org', 'v');
    }
    throttle.fail(1, 'last@example.org', 'v');
    expect(throttle.wait('another@example.org', 'v')).toBeGreaterThan(0);

    throttle.fail(30, 'bo@example.org', 'w');
    throttle.succeeded('bo@example.org', 'home', { device: 'his own' });
    expect(throttle.wait('bo@example.org', 'x')).toBeGreaterThan(0);
  });

  it('a stolen browser secret → the same few guesses, and its owner elsewhere is free', () => {
    const throttle = throttleAt(0);
    throttle.fail(5, ann, 'v', { device: 'stolen' });
    expect(throttle.wait(ann, 'w', { device: 'stolen' })).toBeGreaterThan(0);
    expect(throttle.wait(ann, 'w', { device: 'another' })).toBe(0);
    expect(throttle.wait(ann, 'w')).toBe(0);
  });

  it('60,000 made-up names to make it forget → it remembers whom it holds off', () => {
    const throttle = throttleAt(0);
    throttle.fail(30, ann, 'v');
    for (let n = 0; n < 60_000; n += 1) throttle.fail(1, `${n}@example.org`, `v${n}`);
    expect(throttle.wait(ann, 'elsewhere')).toBeGreaterThan(0);
    expect(throttle.wait(ann, 'v')).toBeGreaterThan(0);
  });
});
