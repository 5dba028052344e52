import { expect, it } from 'vitest';
import { ask, now, story } from '../content/testing/small-lake.ts';
import { momentsAheadQuery } from './clock.ts';

const soon = '2026-02-02T12:30:00Z';
const later = '2026-02-02T15:00:00+02:00';

it('wakes at whatever becomes visible by itself, or ends', async () => {
  const told = { kind: 'update', text: 'x' };
  const documents = [
    story('embargoed', { publishedAt: soon }),
    story('updated', { updatedAt: '2026-02-02T12:29:00Z' }),
    story('breaking', { breakingUntil: later }),
    story('live', {
      kind: 'live',
      coverageEndedAt: '2026-02-02T12:40:00Z',
      liveUpdates: [
        { _key: 'a', at: '2026-02-02T12:31:00Z' },
        { _key: 'b', at: '2026-02-02T10:00:00Z' },
        { _key: 'c' },
      ],
    }),
    story('corrected', {
      corrections: [
        { _key: 'a', at: '2026-02-02T12:32:00Z', ...told },
        { _key: 'b', at: '2026-01-02T10:00:00Z', ...told },
      ],
    }),
    story('quiet', { liveUpdates: [], corrections: 'none' }),
  ];
  expect(await ask(momentsAheadQuery, documents)).toEqual({
    now,
    moments: [
      soon,
      '2026-02-02T12:29:00Z',
      later,
      '2026-02-02T12:40:00Z',
      '2026-02-02T12:31:00Z',
      '2026-02-02T12:32:00Z',
    ],
  });
  expect(now).toBe('2026-02-02T12:00:00.000Z');
});
