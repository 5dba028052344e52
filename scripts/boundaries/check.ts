import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { rules } from './rules.ts';

const root = join(import.meta.dirname, '../..');

/** An import that may not be: in which file, of what, and why. */
export type Breach = { rule: string; from: string; to: string; why: string };

const notCode = new Set(['node_modules', 'public', 'test-results', 'docs']);

/** All that may hold code: the folders of the project, and the files beside them. */
const everything = (): string[] =>
  readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !notCode.has(name))
    .filter((entry) => entry.isDirectory() || /(?<!\.d)\.tsx?$/.test(entry.name))
    .map(({ name }) => name);

const isResult = (output: unknown): output is ICruiseResult =>
  typeof output === 'object' && output !== null && 'summary' in output;

/**
 * Every import of these files, and of what they reach, that breaks a rule. Type imports, re-exports and
 * imports made while running count like any other.
 *
 * @param paths files or folders, from the project's root; all of it when left out.
 */
export async function findBreaches(paths: string[] = everything()): Promise<Breach[]> {
  const { output } = await cruise(paths, {
    baseDir: root,
    ruleSet: { forbidden: rules },
    validate: true,
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    tsConfig: { fileName: join(root, 'tsconfig.json') },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)\\.next/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
    },
  });
  if (!isResult(output)) throw new Error('The imports could not be read.');
  return output.summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    from,
    to: cycle === undefined ? to : cycle.map(({ name }) => name).join(' → '),
    why: rules.find(({ name }) => name === rule.name)?.comment ?? '',
  }));
}
