import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
/** Inside the project, so that it is built with the very same packages. */
const folder = join(root, '.bench/empty');
const nextBinary = createRequire(import.meta.url).resolve('next/dist/bin/next');

const files = {
  'package.json': '{ "name": "empty", "private": true, "type": "module" }\n',
  'next.config.mjs': `export default { cacheComponents: true, partialPrefetching: true, poweredByHeader: false, turbopack: { root: ${JSON.stringify(root)} } };\n`,
  // Its own, or Next takes the newsroom's.
  'instrumentation.js': 'export function register() {}\n',
  'app/layout.jsx':
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }\n',
  'app/page.jsx': 'export default function Page() { return <h1>Empty</h1>; }\n',
};

/** A Next app with one empty page, built and started: what everything else is measured beside. */
export async function startEmptyPage(
  port: number,
): Promise<{ url: string; stop(): Promise<void> }> {
  await rm(folder, { recursive: true, force: true });
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  await next(['build', folder]).ended.then((code) => {
    if (code !== 0) throw new Error('The empty page could not be built.');
  });
  const server = next(['start', folder, '--port', String(port)]);
  const url = `http://localhost:${port}/`;
  await server.said(/Ready/);
  return {
    url,
    async stop() {
      server.child.kill('SIGTERM');
      await server.ended;
      await rm(join(root, '.bench'), { recursive: true, force: true });
    },
  };
}

function next(args: string[]) {
  const child = spawn(process.execPath, [nextBinary, ...args], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
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
