import { describe, expect, it } from 'vitest';
import { type Attack, attacksOfPlaywright, attacksOfVitest, attackTable } from './attack-table.ts';

const unit = {
  testResults: [
    {
      assertionResults: [
        { ancestorTitles: ['attack: bodies'], title: '400 MB → 413 → closed', status: 'passed' },
        { ancestorTitles: ['outer', 'attack: bodies'], title: 'no end → 408', status: 'failed' },
        { ancestorTitles: ['attack: bodies'], title: 'left out → nothing', status: 'skipped' },
        { ancestorTitles: ['a counter-attack: none'], title: 'a → b', status: 'passed' },
      ],
    },
  ],
};

const endToEnd = {
  suites: [
    {
      title: 'attacks.spec.ts',
      specs: [{ title: 'not one', tests: [{ status: 'expected' }] }],
      suites: [
        {
          title: 'attack: sign-in',
          specs: [
            { title: '60 guesses → 5 checked', tests: [{ status: 'expected' }] },
            { title: 'at the second try → held', tests: [{ status: 'flaky' }] },
            { title: 'left out → nothing', tests: [{ status: 'skipped' }] },
          ],
        },
      ],
    },
  ],
};

describe('the table of attacks', () => {
  const attacks: Attack[] = [...attacksOfVitest(unit), ...attacksOfPlaywright(endToEnd)];

  it('takes them from both reports', () => {
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
