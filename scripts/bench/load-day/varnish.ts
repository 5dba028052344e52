import { spawnSync } from 'node:child_process';
import { startVarnish } from '../../server/testing/varnish.ts';

export type VarnishBefore = {
  url: string;
  /** The process that keeps pages, which is not the one that was started. */
  pid(): number;
  stop(): Promise<void>;
};

/** Varnish before one site, by their ports. */
export async function varnishBefore(
  site: number,
  ports: { port: number; orders: number },
): Promise<VarnishBefore> {
  const sites = `backend one { .host = "127.0.0.1"; .port = "${site}"; .first_byte_timeout = 60s; }
     sub vcl_init { new sites = directors.round_robin(); sites.add_backend(one); }`;
  const { url, process, stop } = await startVarnish({ ...ports, sites, memory: '256m' });
  return { url, pid: () => childOf(process.pid ?? 0), stop };
}

/** The first process that another has started; 0 when there is none. */
function childOf(pid: number): number {
  const { stdout } = spawnSync('ps', ['--ppid', String(pid), '-o', 'pid='], { encoding: 'utf8' });
  return Number(stdout?.trim().split(/\s+/)[0] ?? 0);
}
