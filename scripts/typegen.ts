import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * `npm run typegen`: writes `sanity.types.ts`, the types of the Studio's schema and of every query's
 * result. With `--check` it leaves the file as it is and fails when it is not up to date.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const sanity = fileURLToPath(new URL('../node_modules/sanity/bin/sanity', import.meta.url));
const types = `${root}sanity.types.ts`;

/** Runs the Sanity CLI; what it says is shown only when it fails. */
function runSanity(...words: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [sanity, ...words], { cwd: root });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`sanity ${words.join(' ')} failed:\n${said}`)),
    );
  });
}

function typesNow(): string {
  try {
    return readFileSync(types, 'utf8');
  } catch {
    return '';
  }
}

async function main(): Promise<number> {
  const before = typesNow();
  mkdirSync(`${root}.sanity`, { recursive: true });
  await runSanity(
    'schema',
    'extract',
    '--enforce-required-fields',
    '--force',
    '--path=.sanity/schema.json',
  );
  await runSanity('typegen', 'generate');
  const after = typesNow();
  if (!process.argv.includes('--check')) {
    console.log(
      after === before ? 'sanity.types.ts is up to date.' : 'sanity.types.ts is written.',
    );
    return 0;
  }
  if (after === before) {
    console.log('sanity.types.ts is up to date.');
    return 0;
  }
  writeFileSync(types, before);
  console.error('sanity.types.ts is out of date: run `npm run typegen` and commit it.');
  return 1;
}

process.exitCode = await main().catch((error: Error) => {
  console.error(error.message);
  return 1;
});
