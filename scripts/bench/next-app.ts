import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
/** Inside the project, so that apps are built with the very same packages. */
const benchFolder = join(root, '.bench');
const nextBinary = createRequire(import.meta.url).resolve('next/dist/bin/next');

/** A Next app of the benchmark's own, by its files. */
export type App = {
  name: string;
  files: Readonly<Record<string, string>>;
  /** Options of its `next.config`, as they are written. */
  config: string;
  env?: Readonly<Record<string, string>>;
};

/** A server of the benchmark; `pid` is the process that answers. */
export type Served = { url: string; pid: number; stop(): Promise<void> };

/** Writes, builds and starts an app as whoever has one does: `next build`, `next start`. */
export async function startApp(app: App, port: number): Promise<Served> {
  const folder = join(benchFolder, app.name);
  await rm(folder, { recursive: true, force: true });
  const files = {
    'package.json': `{ "name": "${app.name}", "private": true, "type": "module" }\n`,
    'next.config.mjs': `export default { ${app.config}, poweredByHeader: false, turbopack: { root: ${JSON.stringify(root)} } };\n`,
    // Its own, or Next takes the newsroom's.
    'instrumentation.js': 'export function register() {}\n',
    ...app.files,
  };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const run = (args: string[]) => next(args, folder, app.env ?? {});
  if ((await run(['build', folder]).ended) !== 0) {
    throw new Error(`The app "${app.name}" could not be built.`);
  }
  const { child, ended, said } = run(['start', folder, '--port', String(port)]);
  await said(/Ready/);
  return {
    url: `http://localhost:${port}/`,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function next(args: string[], cwd: string, env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [nextBinary, ...args], {
    cwd,
    env: { ...process.env, ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const said = (pattern: RegExp) =>
    new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk;
        if (pattern.test(output)) resolve();
      });
      void ended.then(() => reject(new Error(`next ${args[0]} ended early.`)));
    });
  child.stdout.resume();
  return { child, ended, said };
}
