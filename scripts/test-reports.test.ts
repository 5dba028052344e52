import { describe, expect, it } from 'vitest';
import { cutOff, failures, runsOfPlaywright, runsOfVitest, withoutFiles } from './test-reports.ts';

const unit = {
  testResults: [
    {
      name: '/house/lib/a.test.ts',
      status: 'failed',
      message: '',
      assertionResults: [
        { ancestorTitles: ['dates'], title: 'are read', status: 'passed', failureMessages: [] },
        {
          ancestorTitles: ['dates'],
          title: 'are written',
          status: 'failed',
          failureMessages: ['AssertionError: 1\nat a.test.ts:3'],
        },
        { ancestorTitles: [], title: 'later', status: 'pending', failureMessages: [] },
      ],
    },
    {
      name: '/house/lib/b.test.ts',
      status: 'failed',
      message: 'Cannot find module',
      assertionResults: [],
    },
  ],
};

const test = (status: string, message?: string) => ({
  status,
  results: [
    {
      errors: message === undefined ? [] : [{ message }],
      attachments: [
        { name: 'screenshot', body: btoa('a picture') },
        { name: 'where the page stood', body: btoa('/studio/desk\n- heading') },
      ],
    },
  ],
});

const endToEnd = {
  suites: [
    {
      title: 'a.spec.ts',
      specs: [{ title: 'alone', tests: [test('expected')] }],
      suites: [
        {
          title: 'a group',
          specs: [
            { title: 'at the second try', tests: [test('flaky', 'Timed out')] },
            { title: 'left out', tests: [test('skipped')] },
          ],
        },
      ],
    },
  ],
  errors: [{ message: 'The site could not be built' }],
};

const told = (status: string) => ({ ancestorTitles: [], title: 'one', status });
/** The process that ran it ended meanwhile. */
const ended = {
  name: '/house/lib/c.test.ts',
  status: 'failed',
  message: '',
  assertionResults: [told('passed'), told('pending')],
};

describe('reports of tests', () => {
  it('name the files whose process ended, and none that failed or was left out', () => {
    const leftOut = { ...ended, name: '/house/lib/d.test.ts', status: 'passed' };
    const report = { testResults: [...unit.testResults, ended, leftOut] };
    expect(cutOff(report)).toEqual([ended.name]);
    expect(cutOff(unit)).toEqual([]);
    expect(runsOfVitest(withoutFiles(report, [ended.name, leftOut.name]), '/house')).toEqual(
      runsOfVitest(unit, '/house'),
    );
  });

  it('tell of each test of Vitest, and of a file without one', () => {
    expect(runsOfVitest(unit, '/house').map(({ file, outcome }) => `${file} ${outcome}`)).toEqual([
      'lib/a.test.ts passed',
      'lib/a.test.ts failed',
      'lib/a.test.ts skipped',
      'lib/b.test.ts failed',
    ]);
  });

  it('tell of each test of Playwright, and of what failed around them', () => {
    expect(
      runsOfPlaywright(endToEnd).map(({ file, groups, outcome }) => [file, ...groups, outcome]),
    ).toEqual([
      ['a.spec.ts', 'passed'],
      ['a.spec.ts', 'a group', 'failed'],
      ['a.spec.ts', 'a group', 'skipped'],
      ['e2e', 'failed'],
    ]);
  });

  it('say what failed, where, how it began to say why, and what its page looked like', () => {
    expect(failures([...runsOfVitest(unit, '/house'), ...runsOfPlaywright(endToEnd)], 1, 1)).toBe(
      [
        'lib/a.test.ts › dates › are written\n    AssertionError: 1',
        'lib/b.test.ts › the file itself\n    Cannot find module',
        'a.spec.ts › a group › at the second try\n    Timed out\n    │ /studio/desk',
        'e2e › around the tests\n    The site could not be built',
      ].join('\n\n'),
    );
  });

  it('say nothing where nothing failed', () => {
    expect(failures([])).toBe('');
  });
});
