import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Rumours } from './rumours.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const watched = () => {
  const rumours = new Rumours({ before: 60_000, after: 5_000 });
  rumours.onSilence = vi.fn();
  return rumours;
};

describe('a rumour', () => {
  it('is nothing new where the stream has told the same', () => {
    const rumours = watched();
    rumours.heard();
    rumours.told();
    vi.advanceTimersByTime(50_000);
    expect(rumours.onSilence).not.toHaveBeenCalled();
  });

  it('is nothing new where the stream tells the same in time', () => {
    const rumours = watched();
    rumours.told();
    rumours.heard();
    vi.advanceTimersByTime(50_000);
    expect(rumours.onSilence).not.toHaveBeenCalled();
  });

  it('of which the stream says nothing means that it is lost, told once for many', () => {
    const rumours = watched();
    rumours.told();
    rumours.told();
    vi.advanceTimersByTime(5_000);
    expect(rumours.onSilence).toHaveBeenCalledTimes(1);
    rumours.told();
    vi.advanceTimersByTime(5_000);
    expect(rumours.onSilence).toHaveBeenCalledTimes(2);
  });
});
