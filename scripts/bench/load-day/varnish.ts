import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#lib/testing/ports.ts';

/** Whether there is a Varnish on this machine. */
export const hasVarnish = (): boolean => spawnSync('varnishd', ['-V']).error === undefined;

export type Varnish = {
  url: string;
  /** The process that keeps pages, which is not the one that was started. */
  pid(): number;
  stop(): Promise<void>;
};

/** Where a Varnish will be, which a site has to know before it starts. */
export const varnishPorts = async () => ({ port: await freePort(), orders: await freePort() });

/** Varnish before a site, as `deploy/varnish` says. */
export async function startVarnish(
  site: number,
  { port, orders }: { port: number; orders: number },
): Promise<Varnish> {
  const dir = await mkdtemp(join(tmpdir(), 'load-day-'));
  await writeFile(
    join(dir, 'sites.vcl'),
    `backend one { .host = "127.0.0.1"; .port = "${site}"; .first_byte_timeout = 60s; }
     sub vcl_init { new sites = directors.round_robin(); sites.add_backend(one); }`,
  );
  const vcl = join(import.meta.dirname, '../../../deploy/varnish/newsroom.vcl');
  const child = spawn(
    'varnishd',
    ['-F', '-j', 'none', '-n', join(dir, 'work'), '-s', 'malloc,256m']
      .concat('-a', `127.0.0.1:${port}`, '-a', `orders=127.0.0.1:${orders}`)
      .concat('-p', `vcl_path=${dir}`, '-p', 'http_gzip_support=off', '-f', vcl),
    { stdio: 'ignore' },
  );
  process.once('exit', () => child.kill('SIGKILL'));
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error('Varnish did not start.');
    const answers = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answers) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    pid: () => childOf(child.pid ?? 0),
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** The first process that another has started; 0 when there is none. */
function childOf(pid: number): number {
  const { stdout } = spawnSync('ps', ['--ppid', String(pid), '-o', 'pid='], { encoding: 'utf8' });
  return Number(stdout?.trim().split(/\s+/)[0] ?? 0);
}
