import { describe, expect, it } from 'vitest';
import { createThrottle } from './throttle.ts';

/** A throttle over a clock that the test sets. */
function throttleAt(start: number) {
  let time = start;
  const throttle = createThrottle(() => time);
  const fail = (times: number, account = 'ann@example.org', visitor = 'v') => {
    for (let n = 0; n < times; n += 1) throttle.attempt(account, visitor);
  };
  return { ...throttle, fail, pass: (milliseconds: number) => (time += milliseconds) };
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
