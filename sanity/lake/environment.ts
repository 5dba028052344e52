import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type ReplicaAddress, replicaAddress, replicaExpectation } from './replica/address.ts';

/**
 * What the lake takes from its surroundings, read and checked in one place. The site reads for itself
 * what both need, such as `LAKE_PORT` (`lib/env.ts`); `scripts/agreements` sees to it that they agree.
 */

const port = z.coerce.number().int().min(1).max(65535);
const secret = z.string().min(8).optional();
/** What a header can hold: who cannot send a token repeats it in the message that says so. */
const token = z
  .string()
  .min(8)
  .regex(/^[\x20-\x7e]+$/)
  .optional();
const webAddress = z.url({ protocol: /^https?$/ });
const mebibyte = 1024 * 1024;

const listed = (list: string): string[] => list.split(/[\s,]+/).filter((entry) => entry !== '');

/** An address, or a range of them; never every address, whose owner could be anybody. */
const addressRange = z
  .union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])
  .refine((range) => !range.endsWith('/0'));

const environment = z.object({
  PORT: port.default(3000),
  TRUSTED_PROXIES: z.string().transform(listed).pipe(z.array(addressRange)).default([]),
  LAKE_PORT: port.default(3900),
  LAKE_DIR: z.string().min(1).default('.lake'),
  LAKE_HOST: z.enum(['127.0.0.1', '0.0.0.0', '::']).default('127.0.0.1'),
  LAKE_PUBLIC_URL: webAddress.optional(),
  LAKE_ALLOWED_ORIGINS: z.string().transform(listed).pipe(z.array(webAddress)).default([]),
  LAKE_LOG: z.enum(['0', '1']).default('0'),
  LOG_FORMAT: z.enum(['text', 'json']).default('text'),
  LAKE_HISTORY_DAYS: z.coerce.number().int().min(1).max(36_500).optional(),
  LAKE_TAKEN_BACK: z.string().transform(listed).default(['article']),
  LAKE_QUERY_TIMEOUT: z.coerce.number().min(0.1).max(3600).default(20),
  LAKE_SLOW_QUERY: z.coerce.number().int().min(0).default(1000),
  LAKE_PICTURE_CACHE: z.coerce.number().int().min(16).max(1_048_576).default(512),
  LAKE_PICTURE_MEMORY: z.coerce.number().int().min(256).max(65_536).default(1024),
  LAKE_REPLICA: z
    .string()
    .transform((text, context) => {
      const address = replicaAddress(text);
      if (address === null) context.addIssue({ code: 'custom' });
      return address;
    })
    .optional(),
  LAKE_REPLICA_KEY: z.string().min(1).optional(),
  LAKE_REPLICA_PICTURES: z.string().min(1).optional(),
  LAKE_REPLICA_WAITING: z.coerce.number().int().min(16).max(1_048_576).default(2048),
  SITE_URL: webAddress.optional(),
  SANITY_API_READ_TOKEN: token,
  SANITY_REVALIDATE_SECRET: secret,
});

type Variable = keyof z.infer<typeof environment>;

/** What each variable has to be, for the one sentence a wrong value gets. */
const expectations: Record<Variable, string> = {
  PORT: 'a port number from 1 to 65535',
  TRUSTED_PROXIES:
    'a list of addresses and ranges of addresses divided by commas, such as 127.0.0.1, 10.0.0.0/8',
  LAKE_PORT: 'a port number from 1 to 65535',
  LAKE_DIR: 'the path of a folder',
  LAKE_HOST: '127.0.0.1 for this machine alone, or 0.0.0.0 (with IPv6: ::) for every network',
  LAKE_PUBLIC_URL:
    "the embedded lake's address for browsers, such as https://news.example.org/lake",
  LAKE_ALLOWED_ORIGINS: 'a list of origins divided by commas, such as https://studio.example.org',
  LAKE_LOG: '1 for a line per request, or 0',
  LOG_FORMAT: 'text for sentences, or json for lines of JSON',
  LAKE_HISTORY_DAYS: 'a whole number of days, such as 365',
  LAKE_TAKEN_BACK: 'a list of document types divided by commas, such as article',
  LAKE_QUERY_TIMEOUT: 'seconds a query may take, from 0.1 to 3600',
  LAKE_SLOW_QUERY: 'the milliseconds from which on a query is logged as slow, or 0 for never',
  LAKE_PICTURE_CACHE: 'the megabytes of made pictures that are kept on disk, from 16',
  LAKE_PICTURE_MEMORY: 'the megabytes of memory one picture may take to unpack, from 256',
  LAKE_REPLICA: replicaExpectation,
  LAKE_REPLICA_KEY: 'the path of a private key, for a LAKE_REPLICA that begins with sftp:',
  LAKE_REPLICA_PICTURES: 'the path of a folder that pictures and files are copied to',
  LAKE_REPLICA_WAITING: 'the megabytes of writes that may wait for a replica, from 16',
  SITE_URL: "the site's public origin, such as https://news.example.org",
  SANITY_API_READ_TOKEN: 'a token of at least 8 plain characters in one line',
  SANITY_REVALIDATE_SECRET: 'a secret of at least 8 characters',
};

/** Variables whose value never stands in a message. */
const secretVariables: ReadonlySet<string> = new Set<Variable>([
  // A password may stand in it.
  'LAKE_REPLICA',
  'SANITY_API_READ_TOKEN',
  'SANITY_REVALIDATE_SECRET',
]);

/** Takes the variables of `.env` in the current folder into the environment, where they are not set already. */
export function loadEnvironmentFile(): void {
  try {
    process.loadEnvFile();
  } catch {
    // There is none; nothing has to be set to start.
  }
}

/** A wrong value in the environment; `message` is one sentence that names the variable. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError';
}

const isVariable = (name: unknown): name is Variable =>
  typeof name === 'string' && Object.hasOwn(expectations, name);

/** What a running lake has to know, taken from the environment once. */
export type LakeConfig = {
  dir: string;
  port: number;
  /** The address it listens on: the loopback one, or all there are. */
  host: string;
  /** The embedded lake is always one project with one dataset. */
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
  /** Whether what it says is sentences or lines of JSON. */
  logFormat: 'text' | 'json';
  /** The site's read token, where it is not the one the lake has made; null where it is. */
  siteToken: string | null;
  /** Days of history that are kept; null keeps all. */
  historyDays: number | null;
  /** Types of documents that can always be taken back, whatever mentions them. */
  takenBack: ReadonlySet<string>;
  /** Where the database is replicated to; null: nowhere. */
  replica: ReplicaAddress | null;
  /** The private key for a replica by sftp, as a path. */
  replicaKey: string | null;
  /** The folder that pictures and files are copied to; null: nowhere. */
  replicaPictures: string | null;
  /** Bytes of writes that may wait for it in the lake's folder. */
  replicaWaiting: number;
  /** Milliseconds a query may take before it is stopped. */
  queryTimeout: number;
  /** Milliseconds from which on a query is logged as slow; 0: never. */
  slowQuery: number;
};

/** The loopback addresses under which one port is reached on this machine. */
const local = (at: number): string[] => [`http://localhost:${at}`, `http://127.0.0.1:${at}`];

const withoutSlash = (address: string): string => address.replace(/\/+$/, '');

/** A replica that is a folder has pictures beside it, unless another is named. */
const picturesOf = (named: string | undefined, replica: ReplicaAddress | null): string | null => {
  if (named !== undefined) return resolve(named);
  return replica?.kind === 'folder' ? join(replica.folder, 'pictures') : null;
};

/**
 * The environment, checked. An empty value counts as unset.
 *
 * @throws EnvironmentError with one sentence naming the first wrong variable.
 */
export function readLakeConfig(
  source: Readonly<Record<string, string | undefined>> = process.env,
): LakeConfig {
  const env = checked(source);
  const publicUrl = withoutSlash(env.LAKE_PUBLIC_URL ?? `http://localhost:${env.LAKE_PORT}`);
  const siteUrl = withoutSlash(env.SITE_URL ?? `http://localhost:${env.PORT}`);
  const replica = env.LAKE_REPLICA ?? null;
  return {
    dir: env.LAKE_DIR,
    port: env.LAKE_PORT,
    host: env.LAKE_HOST,
    projectId: 'dateline',
    dataset: 'production',
    publicUrl,
    ownAddresses: [siteUrl, publicUrl, ...local(env.PORT), ...local(env.LAKE_PORT)],
    allowedOrigins: env.LAKE_ALLOWED_ORIGINS.map((address) => new URL(address).origin),
    trustedProxies: env.TRUSTED_PROXIES,
    siteSecret: env.SANITY_REVALIDATE_SECRET,
    pictureCache: env.LAKE_PICTURE_CACHE * mebibyte,
    pictureMemory: env.LAKE_PICTURE_MEMORY * mebibyte,
    log: env.LAKE_LOG === '1',
    logFormat: env.LOG_FORMAT,
    siteToken: env.SANITY_API_READ_TOKEN ?? null,
    historyDays: env.LAKE_HISTORY_DAYS ?? null,
    takenBack: new Set(env.LAKE_TAKEN_BACK),
    replica,
    replicaKey: env.LAKE_REPLICA_KEY ?? null,
    replicaPictures: picturesOf(env.LAKE_REPLICA_PICTURES, replica),
    replicaWaiting: env.LAKE_REPLICA_WAITING * mebibyte,
    queryTimeout: env.LAKE_QUERY_TIMEOUT * 1000,
    slowQuery: env.LAKE_SLOW_QUERY,
  };
}

function checked(source: Readonly<Record<string, string | undefined>>) {
  const given = Object.fromEntries(
    Object.entries(source).filter(([name, value]) => isVariable(name) && value?.trim()),
  );
  const parsed = environment.safeParse(given);
  if (parsed.success) return parsed.data;
  const name = parsed.error.issues[0]?.path[0];
  const expected = isVariable(name) ? expectations[name] : 'something else';
  const value = isVariable(name) && !secretVariables.has(name) ? ` ("${String(given[name])}")` : '';
  throw new EnvironmentError(`${String(name)}${value} has to be ${expected}.`);
}
