import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../../..');

/**
 * What schema-dts, schema.org's vocabulary as types, has against some structured data: properties a type
 * does not have, values a property does not take. Each is written down as TypeScript and compiled.
 */
export function faultsOfShape(data: readonly object[]): string[] {
  const lines = data.map(
    (one, index) =>
      `export const _${index}: WithContext<${typeOf(one)}> = ${JSON.stringify(one, withoutConstraints)};`,
  );
  const types = [...new Set(data.map(typeOf))].join(', ');
  const source = `import type { WithContext, ${types} } from 'schema-dts';\n${lines.join('\n')}\n`;
  const name = join(root, 'lib/metadata/testing/written-data.ts');
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: [] },
    ...{ module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
    target: ts.ScriptTarget.ES2022,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => file === name || fileExists.call(host, file);
  host.getSourceFile = (file, ...rest) =>
    file === name
      ? ts.createSourceFile(file, source, ts.ScriptTarget.ES2022)
      : getSourceFile.call(host, file, ...rest);
  const program = ts.createProgram([name], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** What an action has to be told (`query-input`) is said beside the vocabulary, which has no such properties. */
const withoutConstraints = (name: string, value: unknown): unknown =>
  name.endsWith('-input') ? undefined : value;

const typeOf = (data: object): string => ('@type' in data ? String(data['@type']) : 'Thing');
