import { describe, expect, it } from 'vitest';
import { keepPlace } from './tunnel-place.ts';

const listening = '/v1/data/listen/production?query=*&enableResume=true';
const retry = 'retry: 1000\n\n';
const event = (name: string, id = '') =>
  `event: ${name}\n${id === '' ? '' : `id: ${id}\n`}data: {}\n\n`;

describe('the place of a stream', () => {
  it('is that of the last event, also where several come at once', () => {
    const place = keepPlace(listening);
    expect([place.isKnown(), place.headers()]).toEqual([false, {}]);
    place.note(event('welcome', 'a.1.1') + event('mutation', 'a.2.1') + event('mutation', 'a.2.2'));
    expect([place.isKnown(), place.headers()]).toEqual([true, { 'last-event-id': 'a.2.2' }]);
  });

  it('is of no use to a listener that does not go on', () => {
    const place = keepPlace('/v1/data/listen/production?query=*');
    place.note(event('welcome', 'a.1.1'));
    expect(place.isKnown()).toBe(false);
  });

  it('is lost with a stream that ends with a fault, which is told', () => {
    const place = keepPlace(listening);
    place.note(event('welcome', 'a.1.1'));
    place.resume();
    expect(place.note(event('channelError'))).toContain('channelError');
    expect(place.isKnown()).toBe(false);
  });

  it('is gone on from without a word of it, and told where it is another', () => {
    const [kept, lost] = [keepPlace(listening), keepPlace(listening)];
    for (const place of [kept, lost]) {
      expect(place.note(event('welcome', 'a.1.1'))).toContain('welcome');
      place.resume();
      place.note(retry);
      expect(place.isGreeted()).toBe(false);
    }
    expect(kept.note(event('welcomeback', 'a.1.1'))).toBe('');
    expect(lost.note(event('welcome', 'b.9.1'))).toContain('welcome');
    expect([kept.isGreeted(), lost.isGreeted()]).toEqual([true, true]);
  });

  it('of live events is gone on from behind its welcome', () => {
    const place = keepPlace('/v1/data/live/events/production');
    place.note(event('welcome', 'a.1.1'));
    place.resume();
    expect(place.note(event('welcome', 'a.1.1'))).toBe('');
    expect(place.note(event('restart', 'b.9.1'))).toContain('restart');
  });
});
