import type { Environment } from '#lib/env.ts';

/** What a running lake has to know, taken from the environment once. */
export type LakeConfig = {
  dir: string;
  port: number;
  /** The address it listens on; the loopback one is always among what that stands for. */
  host: string;
  projectId: string;
  dataset: string;
  /** The lake's address for browsers, without a trailing slash: where the sign-in page is. */
  publicUrl: string;
  /** Where the site and the lake itself are reached. */
  ownAddresses: readonly string[];
  /** Addresses of Studios elsewhere: they too may call with credentials and be returned to after signing in. */
  allowedOrigins: readonly string[];
  /** Proxies, besides the site's own, whose word on a visitor's address is taken. */
  trustedProxies: readonly string[];
  /** The secret shared with the site, if it is given and not the one the lake makes. */
  siteSecret: string | undefined;
  /** Bytes of made pictures that are kept on disk, and that one may take in memory. */
  pictureCache: number;
  pictureMemory: number;
  /** Whether each request writes a line to stderr. */
  log: boolean;
  /** The site's read token, where it is not the one the lake has made; null where it is. */
  siteToken: string | null;
  /** Days of history that are kept; null keeps all. */
  historyDays: number | null;
  /** Milliseconds a query may take before it is stopped. */
  queryTimeout: number;
  /** Milliseconds from which on a query is logged as slow; 0: never. */
  slowQuery: number;
};

/** The loopback addresses under which one port is reached on this machine. */
const local = (port: number): string[] => [`http://localhost:${port}`, `http://127.0.0.1:${port}`];

/** The lake's configuration for an environment. The embedded lake is always project `dateline`. */
export function lakeConfig(environment: Environment): LakeConfig {
  const { port, lakePort, lakeDir, siteUrl, lakePublicUrl, lakeAllowedOrigins } = environment;
  const publicUrl = lakePublicUrl ?? `http://localhost:${lakePort}`;
  return {
    dir: lakeDir,
    port: lakePort,
    host: environment.lakeHost,
    projectId: 'dateline',
    dataset: 'production',
    publicUrl,
    ownAddresses: [siteUrl, publicUrl, ...local(port), ...local(lakePort)],
    allowedOrigins: lakeAllowedOrigins,
    trustedProxies: environment.trustedProxies,
    pictureCache: environment.lakePictureCache,
    pictureMemory: environment.lakePictureMemory,
    siteSecret: environment.sanity.revalidateSecret,
    log: environment.lakeLog,
    siteToken: environment.sanity.readToken ?? null,
    historyDays: environment.lakeHistoryDays,
    queryTimeout: environment.lakeQueryTimeout,
    slowQuery: environment.lakeSlowQuery,
  };
}
