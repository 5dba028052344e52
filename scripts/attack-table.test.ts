import { describe, expect, it } from 'vitest';
import { type Attack, attacksAmong, attackTable } from './attack-table.ts';
import type { TestRun } from './test-reports.ts';

const run = (groups: string[], title: string, outcome: TestRun['outcome'] = 'passed'): TestRun => ({
  file: 'a.test.ts',
  groups,
  title,
  outcome,
  said: '',
  seen: '',
});

describe('the table of attacks', () => {
  const attacks: Attack[] = attacksAmong([
    run(['attack: bodies'], '400 MB → 413 → closed'),
    run(['outer', 'attack: bodies'], 'no end → 408', 'failed'),
    run(['attack: bodies'], 'left out → nothing', 'skipped'),
    run(['a counter-attack: none'], 'a → b'),
    run([], 'not one'),
    run(['attack: sign-in'], '60 guesses → 5 checked'),
    run(['attack: sign-in'], 'at the second try → held', 'failed'),
  ]);

  it('is of tests in groups for it', () => {
    expect(attacks).toEqual([
      { area: 'bodies', tried: '400 MB → 413', met: 'closed', ok: true },
      { area: 'bodies', tried: 'no end', met: '408', ok: false },
      { area: 'sign-in', tried: '60 guesses', met: '5 checked', ok: true },
      { area: 'sign-in', tried: 'at the second try', met: 'held', ok: false },
    ]);
  });

  it('says what was tried and what it met, the failed ones last', () => {
    const lines = attackTable(attacks).split('\n');
    expect(lines[0]).toMatch(/^area +│ tried +│ met +│ ok$/);
    expect(lines.slice(2, -1).map((line) => line.split('│').map((text) => text.trim()))).toEqual([
      ['bodies', '400 MB → 413', 'closed', 'yes'],
      ['sign-in', '60 guesses', '5 checked', 'yes'],
      ['bodies', 'no end', '408', 'NO'],
      ['sign-in', 'at the second try', 'held', 'NO'],
    ]);
    expect(lines.at(-1)).toBe('4 attacks, 2 of which met something else');
    expect(new Set(lines.slice(0, -1).map((line) => line.indexOf('│'))).size).toBe(2);
  });
});
