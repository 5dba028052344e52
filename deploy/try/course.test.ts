import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { course } from './course.ts';
import { blocksOf, readPage, root } from './documented.ts';

/** The pages on running a newsroom, beside what they lead to. */

const page = await readPage('running.md');

it('reads the commands of a page by the heading they stand under', () => {
  const text =
    '# A\n\n```sh\none\n```\n\n```ini\nX=1\n```\n\n```sh\ntwo\nthree\n```\n## B\n```sh\nfour\n```\n';
  expect(blocksOf(text)).toEqual([
    { under: 'A', index: 0, text: 'one\n' },
    { under: 'A', index: 1, text: 'two\nthree\n' },
    { under: 'B', index: 0, text: 'four\n' },
  ]);
});

describe('docs/running.md', () => {
  it('has no command that is not tried', () => {
    const named = (steps: readonly { under: string; index: number }[]) =>
      steps.map(({ under, index }) => `${under} (${index + 1})`).sort();
    expect(named(course)).toEqual(named(blocksOf(page)));
  });

  it.each([...new Set(page.match(/\bdeploy\/[\w@.*/-]*[\w*]/g))])(
    'names what is there: %s',
    (path) => {
      const [folder, pattern] = [
        path.slice(0, path.lastIndexOf('/')),
        path.slice(path.lastIndexOf('/') + 1),
      ];
      if (!pattern.includes('*')) return expect(existsSync(join(root, path))).toBe(true);
      const [head = '', tail = ''] = pattern.split('*');
      const names = readdirSync(join(root, folder));
      expect(names.some((name) => name.startsWith(head) && name.endsWith(tail))).toBe(true);
    },
  );
});

const units = readdirSync(join(root, 'deploy/systemd')).filter((name) =>
  /\.(service|timer)$/.test(name),
);
const canVerify = spawnSync('systemd-analyze', ['--version']).status === 0;
if (!canVerify) console.warn('Skipped: there is no systemd-analyze (apt-get install systemd).');

describe.each(units)('%s', (unit) => {
  const text = readFileSync(join(root, 'deploy/systemd', unit), 'utf8');

  it.runIf(unit.endsWith('.service'))('runs what is there', () => {
    const [, program = ''] = /^ExecStart=.*node_modules\/\.bin\/node (\S+)/m.exec(text) ?? [];
    expect(existsSync(join(root, program)) && program !== '').toBe(true);
  });

  it.runIf(canVerify)('is understood by systemd', () => {
    const { stderr } = spawnSync(
      'systemd-analyze',
      ['verify', join(root, 'deploy/systemd', unit)],
      {
        encoding: 'utf8',
      },
    );
    // What it runs is at /opt/dateline, not here.
    const said = stderr
      .split('\n')
      .filter((line) => line.includes('dateline') && !/not executable|No such file/.test(line));
    expect(said).toEqual([]);
  });
});
