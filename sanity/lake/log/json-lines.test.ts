import { describe, expect, it } from 'vitest';
import { jsonLines } from './json-lines.ts';
import type { Level } from './spoken.ts';

/** What is written when something is said. */
function written(level: Level, ...said: unknown[]) {
  const lines: string[] = [];
  const say = jsonLines(
    { write: (text) => lines.push(text) },
    () => ({ part: 'site', requestId: undefined }),
    (line) => line.replaceAll('swordfish', '[hidden]'),
  );
  say(level, said);
  for (const line of lines) expect(line).toMatch(/^\{[^\n]*\}\n$/);
  return lines.map((line) => JSON.parse(line));
}

describe('a line of JSON', () => {
  it('says when, how bad, who and what', () => {
    const [line] = written('warn', 'lake: has not answered for 3 seconds, ending it');
    expect(line).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      level: 'warn',
      part: 'lake',
      msg: 'has not answered for 3 seconds, ending it',
    });
    expect(written('info', 'What begins with no part')).toMatchObject([{ part: 'site' }]);
  });

  it('has a fault with its causes, and nothing that hangs on it', () => {
    const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED', request: { a: 1 } });
    const fault = Object.assign(new TypeError('It failed.', { cause }), { response: 'all of it' });
    const [line] = written('error', 'site: a page was not made.', fault);
    expect(line).toMatchObject({ part: 'site', msg: 'a page was not made.' });
    expect(line.err).toEqual({
      type: 'TypeError',
      message: 'It failed.',
      stack: expect.stringContaining('json-lines.test'),
      cause: {
        type: 'Error',
        message: 'refused',
        code: 'ECONNREFUSED',
        stack: expect.any(String),
      },
    });
    expect(written('error', fault)).toMatchObject([{ msg: 'It failed.' }]);
  });

  it('of a line that has fields keeps them: when it was written, how bad it was', () => {
    const given = { level: 'warn', time: '2026-01-01T00:00:00.000Z', part: 'lake', event: 'slow' };
    expect(written('error', JSON.stringify(given))).toEqual([{ ...given, msg: 'slow' }]);
    const told = { level: 'error', part: 'lake', msg: 'It failed.', err: { message: 'why' } };
    expect(written('info', JSON.stringify(told))).toMatchObject([told]);
  });

  it('is without colours, in one line, and not written of nothing', () => {
    const [line] = written('error', '\x1b[31m⨯\x1b[39m It\nfailed', { deep: { er: true } });
    expect(line.msg).toBe('⨯ It\nfailed { deep: { er: true } }');
    expect(written('info', '')).toEqual([]);
    expect(written('info', '   ')).toEqual([]);
    expect(written('info')).toEqual([]);
  });

  it('is looked through as a whole', () => {
    const fault = new Error('swordfish', { cause: new Error('swordfish') });
    expect(JSON.stringify(written('error', 'swordfish', fault))).not.toContain('swordfish');
  });
});

describe('attack: lines of JSON', () => {
  it.each([
    ['no JSON after all', '{"level":'],
    ['a list', '["level"]'],
    ['a level of another kind', '{"level":{"a":1},"part":[],"msg":7}'],
    ['a prototype', '{"__proto__":{"level":"error"},"constructor":1}'],
    ['a fault that is none', '{"err":"text"}'],
    ['another line', 'one\n{"level":"error","msg":"forged"}'],
  ])('%s → one line all the same', (_, text) => {
    const lines = written('info', text);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 'info' });
  });

  it.each([
    [
      'a circle',
      () => {
        const circle: Record<string, unknown> = {};
        circle.self = circle;
        return circle;
      },
    ],
    [
      'a fault that is its own cause',
      () => {
        const fault = new Error('again');
        fault.cause = fault;
        return fault;
      },
    ],
    ['a symbol', () => Symbol('s')],
    [
      'what throws when it is read',
      () => ({
        get never() {
          throw new Error('no');
        },
      }),
    ],
  ])('%s → told as far as it can be', (_, make) => {
    expect(written('error', 'it was', make())).toHaveLength(1);
  });
});
