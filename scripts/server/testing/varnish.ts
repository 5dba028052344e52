import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What this machine lacks for a Varnish as `deploy/varnish` wants it; null: nothing. Its modules are a package of their own. */
export async function missingOfVarnish(): Promise<'varnishd' | 'xkey for it' | null> {
  if (spawnSync('varnishd', ['-V']).error !== undefined) return 'varnishd';
  const dir = await mkdtemp(join(tmpdir(), 'varnish-modules-'));
  try {
    const file = join(dir, 'modules.vcl');
    await writeFile(file, 'vcl 4.1; import xkey; backend none none; sub vcl_init { return (ok); }');
    const trial = ['-C', '-j', 'none', '-n', join(dir, 'work'), '-f', file];
    return spawnSync('varnishd', trial).status === 0 ? null : 'xkey for it';
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** `sites`: what stands in `sites.vcl`; `memory` as Varnish writes it: `16m`. */
type Options = { port: number; orders: number; sites: string; memory: string };

export type Varnish = { url: string; process: ChildProcess; stop(): Promise<void> };

const configuration = join(import.meta.dirname, '../../../deploy/varnish/newsroom.vcl');

/** Starts a Varnish before sites, as `deploy/varnish` says. @throws Error with what it said when it does not start. */
export async function startVarnish({ port, orders, sites, memory }: Options): Promise<Varnish> {
  const dir = await mkdtemp(join(tmpdir(), 'varnish-'));
  await writeFile(join(dir, 'sites.vcl'), sites);
  const child = spawn(
    'varnishd',
    ['-F', '-j', 'none', '-n', join(dir, 'work'), '-s', `malloc,${memory}`]
      .concat('-a', `127.0.0.1:${port}`, '-a', `orders=127.0.0.1:${orders}`)
      .concat('-p', `vcl_path=${dir}`, '-p', 'http_gzip_support=off', '-f', configuration),
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  process.once('exit', () => child.kill('SIGKILL'));
  let said = '';
  for (const output of [child.stdout, child.stderr]) {
    output.on('data', (text) => {
      said += text;
    });
  }
  const url = `http://127.0.0.1:${port}`;
  const answers = () =>
    fetch(url).then(
      () => true,
      () => false,
    );
  while (!(await answers())) {
    // A file it cannot read is not waited for.
    if (child.exitCode !== null) throw new Error(said);
    await pause(100);
  }
  return {
    url,
    process: child,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      await rm(dir, { recursive: true, force: true });
    },
  };
}
