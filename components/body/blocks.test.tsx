import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { contentBlocks } from '#lib/content/body/blocks.ts';
import { blockExamples } from '#lib/content/body/examples.ts';
import { bodyText } from '#lib/content/body/plain-text.ts';
import { viewExamples } from '#lib/content/testing/example-newsroom.ts';
import { Body } from './body.tsx';

const root = join(import.meta.dirname, '../..');
const blocksFolder = join(root, 'lib/content/body/blocks');
const folders = readdirSync(blocksFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const blockNamed = (folder: string) =>
  folder.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

it('every folder of a block is in the registers, and nothing else is', () => {
  expect(folders.map(blockNamed).toSorted()).toEqual(Object.keys(contentBlocks).toSorted());
});

it.each(folders)('%s has all its parts', (folder) => {
  const parts = ['content.ts', 'schema.ts', 'component.tsx', 'example.ts'];
  const missing = parts.filter((part) => !existsSync(join(blocksFolder, folder, part)));
  expect(missing).toEqual([]);
});

const examples = await blockExamples();

it('every block has an example', () => {
  const shown = new Set<string>(examples.map(({ block }) => block._type));
  expect(Object.keys(contentBlocks).filter((name) => !shown.has(name))).toEqual([]);
});

describe.each(
  examples.map((example) => ({ name: `${example.block._type}: ${example.state}`, example })),
)('the example $name', ({ example }) => {
  it('is read without a fault', async () => {
    const { body, faults } = await viewExamples([example]);
    expect(faults).toEqual([]);
    expect(body.map(({ _type }) => _type)).toEqual([example.block._type]);
  });

  it('is drawn, and told without markup', async () => {
    const { body } = await viewExamples([example]);
    const markup = renderToStaticMarkup(<Body body={body} language="en" />);
    expect(markup).toMatch(/^<(figure|aside|section)/);
    expect(bodyText(body)).not.toMatch(/<\w|\bnull\b|undefined|\[object/);
  });
});

describe('no bundle carries the code of another', () => {
  const registers = {
    content: 'lib/content/body/blocks.ts',
    reader: 'components/body/blocks.ts',
    Studio: 'sanity/schema/body/blocks.ts',
  };
  /** What each bundle has to do without. */
  const foreign: Record<keyof typeof registers, RegExp> = {
    content:
      /\/(schema|component|example)\.tsx?$|^(components|sanity)\/|^(react|sanity|@sanity\/(icons|ui))\b/,
    reader:
      /\/(schema|content|example)\.ts$|\/studio\/|^sanity\/|^(sanity|groq|@sanity\/(icons|ui|client))\b/,
    Studio: /\/(component|content|example)\.tsx?$|^components\/|^(next|@portabletext\/react)\b/,
  };

  it.each(['content', 'reader', 'Studio'] as const)('that of the %s', (bundle) => {
    const reached = [...reachedFrom(registers[bundle])];
    expect(reached.filter((name) => /\/blocks\/[\w-]+\//.test(name)).length).toBeGreaterThan(
      folders.length - 1,
    );
    expect(reached.filter((name) => foreign[bundle].test(name))).toEqual([]);
  });
});

/** Imports that stand in the running program: not those of types, nor those made when needed. */
const statements = /^(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'([^']+)';$/gm;

/** Every file of ours and every package that running a file loads at once. Types load nothing. */
function reachedFrom(file: string, reached = new Set<string>()): Set<string> {
  const source = readFileSync(join(root, file), 'utf8');
  for (const [, to = ''] of source.matchAll(statements)) reach(to);
  return reached;

  function reach(to: string) {
    const target = to.startsWith('.')
      ? relative(root, join(root, dirname(file), to))
      : to.replace(/^#/, '');
    if (reached.has(target)) return;
    reached.add(target);
    if (/\.tsx?$/.test(target)) reachedFrom(target, reached);
  }
}
