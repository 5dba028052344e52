import { afterEach, expect, test, vi } from 'vitest';
import { reportFaults } from './report.ts';

const lines = vi.spyOn(console, 'warn').mockImplementation(() => {});
afterEach(() => lines.mockClear());

test('a fault is one line of JSON that says where it is and why, told once', () => {
  const raw = { _id: 'story', body: [{ _key: 'b1', _type: 'pullQuote' }] };
  const faults = [{ path: ['body', 0, 'text'], reason: 'is missing' }];
  reportFaults(raw, faults);
  reportFaults(raw, faults);
  expect(lines).toHaveBeenCalledOnce();
  expect(JSON.parse(String(lines.mock.calls[0]?.[0]))).toEqual({
    level: 'warn',
    event: 'content-fault',
    document: 'story',
    key: 'b1',
    field: 'body[_key=="b1"].text',
    reason: 'is missing',
  });
});
