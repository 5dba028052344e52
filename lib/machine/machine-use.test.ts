import { describe, expect, test } from 'vitest';
import { defaultSettings } from '#lib/content/settings/settings.ts';
import { machineUses } from '#lib/content/settings/view.ts';
import { contentUsage, saidOf } from './machine-use.ts';
import { robots } from './robots.ts';
import { trustText } from './trust-text.ts';

const toldBy = (machineUse: (typeof machineUses)[number] | null) => {
  const settings = { ...defaultSettings, machineUse };
  return { robots: robots(settings), trust: trustText(settings), header: contentUsage(machineUse) };
};

/** The crawlers a robots.txt turns away altogether. */
const turnedAway = (text: string): string[] =>
  text
    .split('\n\n')
    .filter((group) => /^Disallow: \/$/m.test(group))
    .flatMap((group) => [...group.matchAll(/^User-agent: (.+)$/gm)].map(([, name = '']) => name));

describe('one setting says the same everywhere', () => {
  test.each(machineUses)('%s', (use) => {
    const { robots, trust, header } = toldBy(use);
    const { contentUsage: said, dataTraining, unwanted } = saidOf[use];
    expect(header).toEqual({ 'content-usage': said });
    expect(robots).toContain(`Content-Usage: ${said}\n`);
    expect(trust).toContain(`datatrainingallowed=${dataTraining}\n`);
    expect(turnedAway(robots)).toEqual(unwanted);
    expect(said.includes('train-ai=y')).toBe(dataTraining === 'yes');
  });

  test('who is not to learn may still find, and who is not to find may not learn', () => {
    expect(turnedAway(toldBy('search').robots)).toContain('GPTBot');
    expect(turnedAway(toldBy('search').robots)).not.toContain('OAI-SearchBot');
    expect(turnedAway(toldBy('none').robots)).toEqual(
      expect.arrayContaining(['GPTBot', 'OAI-SearchBot']),
    );
  });

  test('a newsroom that has said nothing says nothing', () => {
    const { robots, trust, header } = toldBy(null);
    expect(header).toEqual({});
    expect(robots).not.toContain('Content-Usage');
    expect(turnedAway(robots)).toEqual([]);
    expect(trust).not.toContain('datatrainingallowed');
  });
});

test('trust.txt names the newsroom’s own pages elsewhere, its policies and its desk, a line each', () => {
  const text = trustText({
    ...defaultSettings,
    name: 'The\nDay',
    social: ['https://example.org/@day', 'https://example.org/a b'],
    publisher: {
      ...defaultSettings.publisher,
      contactEmail: 'desk@day.example',
      ethicsPolicyUrl: '/ethics',
    },
  });
  expect(text.split('\n')).toEqual([
    '# The Day, http://localhost:3000/',
    'social=https://example.org/@day',
    'social=https://example.org/a%20b',
    'contact=mailto:desk@day.example',
    'disclosure=http://localhost:3000/ethics',
    '',
  ]);
});
