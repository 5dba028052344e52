import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Asked } from './studio.ts';

const root = join(import.meta.dirname, '../..');

/** The files of a folder, without what git ignores. */
const filesIn = (...folders: string[]): string[] =>
  execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...folders],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
    .split('\n')
    .filter((file) => /\.tsx?$/.test(file));

const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The lake's own and tests', what is made of other questions (the bench's, those of the Studio's lists), and a plain site. */
const notAsked =
  /^sanity\/lake\/|\.test\.tsx?$|^sanity\/structure\/list-questions|^scripts\/(queries\/|bench\/(lake-questions|plain-article|archive\/studio))/;

/** Every query made with `defineQuery`, with the fragments it is made of in place. */
export async function definedQueries(): Promise<Asked[]> {
  const found: Asked[] = [];
  for (const file of filesIn('lib', 'sanity').filter((name) => !name.startsWith('sanity/lake/'))) {
    const names = [...textOf(file).matchAll(/(\w+)\s*=\s*defineQuery\(/g)].map(([, name]) => name);
    if (names.length === 0) continue;
    const exported: Record<string, unknown> = await import(join(root, file));
    for (const name of names) {
      const query = name === undefined ? undefined : exported[name];
      if (typeof query !== 'string') throw new Error(`${file}: ${name} has to be exported.`);
      found.push({ name: `${file}: ${name}`, query });
    }
  }
  return found;
}

/**
 * Queries written out where they are asked: in the Studio's actions, in scripts and in end-to-end tests.
 * What is put into one stands between quotes, so that any word does in its place.
 */
export function writtenQueries(): Asked[] {
  return filesIn('app', 'components', 'lib', 'sanity', 'scripts', 'e2e')
    .filter((file) => !notAsked.test(file) && !textOf(file).includes('defineQuery('))
    .flatMap((file) => queriesIn(file));
}

/** A filter of all documents, rather than a regular expression that has the same signs. */
const looksLikeQuery = /\*\s*\[.*(\b_\w|[=<>]|\w\(| match | in )/s;

function queriesIn(file: string): Asked[] {
  const source = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true);
  const found: Asked[] = [];
  const visit = (node: ts.Node): void => {
    const isDefined = ts.isCallExpression(node) && node.expression.getText() === 'defineQuery';
    if (isDefined) return;
    const query = ts.isStringLiteralLike(node)
      ? node.text
      : ts.isTemplateExpression(node)
        ? node.head.text + node.templateSpans.map(({ literal }) => `x${literal.text}`).join('')
        : '';
    if (looksLikeQuery.test(query)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({ name: `${file}:${line + 1}`, query });
    } else ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
