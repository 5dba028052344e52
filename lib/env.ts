import { z } from 'zod';
import { serverAddress } from './env-address.ts';
import { type CacheInFront, cacheExpectations, cacheInFront, cacheVariables } from './env-cache.ts';
import { type VisitorLimits, visitorLimits, visitorLimitsExpectation } from './env-limits.ts';
import { type Watched, watchedExpectations, watchedVariables } from './env-log.ts';
import { token, tokenExpectation } from './env-token.ts';

/**
 * Everything the site takes from its surroundings, read and checked in one place; the embedded lake, a
 * program of its own, has `sanity/lake/environment.ts`. `.env.example` lists all variables with a line each.
 */

const port = z.coerce.number().int().min(1).max(65535);
const secret = z.string().min(8).optional();

/** An address, or a range of them; never every address, whose owner could be anybody. */
const addressRange = z
  .union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])
  .refine((range) => !range.endsWith('/0'));

/** Whether an address has no path and no query: those of the lake are put behind it. */
const isBare = (address: string): boolean => {
  const url = URL.parse(address);
  return url?.pathname === '/' && url.search + url.hash === '';
};

const environment = z.object({
  PORT: port.default(3000),
  HOST: z.union([z.literal('localhost'), z.ipv4(), z.ipv6()]).default('localhost'),
  TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter((address) => address !== ''))
    .pipe(z.array(addressRange))
    .default([]),
  VISITOR_LIMITS: visitorLimits,
  ...cacheVariables,
  ...watchedVariables,
  LAKE_PORT: port.default(3900),
  LAKE_DIR: z.string().min(1).default('.lake'),
  LAKE_URL: serverAddress
    .refine(isBare)
    .transform((address) => new URL(address).origin)
    .optional(),
  LAKE_ALLOWED_ORIGINS: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter((origin) => origin !== ''))
    .pipe(z.array(z.url({ protocol: /^https?$/ })))
    .default([]),
  LAKE_QUERY_TIMEOUT: z.coerce.number().min(0.1).max(3600).default(20),
  SITE_URL: z.url({ protocol: /^https?$/ }).optional(),
  NEXT_PUBLIC_SANITY_PROJECT_ID: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
  NEXT_PUBLIC_SANITY_DATASET: z
    .string()
    .regex(/^[a-z0-9_-]+$/)
    .default('production'),
  SANITY_API_READ_TOKEN: token.optional(),
  SANITY_API_WRITE_TOKEN: token.optional(),
  SANITY_REVALIDATE_SECRET: secret,
  FEED_HUB_NEARBY: z.enum(['0', '1']).default('0'),
  DRAIN_SECONDS: z.coerce.number().min(0).max(120).default(0),
});

type Variable = keyof z.infer<typeof environment>;

/** What each variable has to be, for the one sentence a wrong value gets. */
const expectations: Record<Variable, string> = {
  PORT: 'a port number from 1 to 65535',
  HOST: 'localhost for this machine alone, 0.0.0.0 (with IPv6: ::) for every network, or an address of this machine',
  TRUSTED_PROXIES:
    'a list of addresses and ranges of addresses divided by commas, such as 127.0.0.1, 10.0.0.0/8',
  VISITOR_LIMITS: visitorLimitsExpectation,
  ...cacheExpectations,
  ...watchedExpectations,
  LAKE_PORT: 'a port number from 1 to 65535',
  LAKE_DIR: 'the path of a folder',
  LAKE_URL:
    'the address of a lake elsewhere without a path, such as https://lake.example.org, and unset where it is started here or Sanity’s',
  LAKE_ALLOWED_ORIGINS: 'a list of origins divided by commas, such as https://studio.example.org',
  LAKE_QUERY_TIMEOUT: 'seconds a query may take, from 0.1 to 3600',
  SITE_URL: "the site's public origin, such as https://news.example.org",
  NEXT_PUBLIC_SANITY_PROJECT_ID: 'a Sanity project id of lower-case letters, digits and dashes',
  NEXT_PUBLIC_SANITY_DATASET:
    'a dataset name of lower-case letters, digits, dashes and underscores',
  SANITY_API_READ_TOKEN: tokenExpectation,
  SANITY_API_WRITE_TOKEN: tokenExpectation,
  SANITY_REVALIDATE_SECRET: 'a secret of at least 8 characters',
  FEED_HUB_NEARBY:
    '1 where the hub of the feeds may be on a private address or without https, else 0',
  DRAIN_SECONDS:
    'seconds, from 0 to 120, in which a site that is told to end still answers and says that it leaves',
};

/** Variables whose value never stands in a message. */
const secretVariables: ReadonlySet<string> = new Set<Variable>([
  // Somebody may have written a password into it.
  'LAKE_URL',
  'CACHE_URL',
  'CACHE_TOKEN',
  'METRICS_TOKEN',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
  'SANITY_API_READ_TOKEN',
  'SANITY_API_WRITE_TOKEN',
  'SANITY_REVALIDATE_SECRET',
]);

export type Environment = {
  port: number;
  /** Where the site listens besides this machine: `localhost` nowhere, `0.0.0.0` and `::` everywhere. */
  host: string;
  /** Addresses and ranges of the proxies whose `X-Forwarded-For` is believed. */
  trustedProxies: readonly string[];
  /** What one visitor may do. */
  visitorLimits: VisitorLimits;
  /** What stands in front and keeps pages too; null: nothing. */
  cache: CacheInFront | null;
  watched: Watched;
  lakePort: number;
  lakeDir: string;
  /** Where our own lake answers, without a trailing slash. */
  lakeUrl: string;
  /** Whether that is somebody else's to start: another machine's, or another service of this one. */
  lakeIsElsewhere: boolean;
  /** Origins besides the site's own that may sign in to the embedded lake and call it with cookies. */
  lakeAllowedOrigins: readonly string[];
  /** Milliseconds a query to the embedded lake may take before it is stopped. */
  lakeQueryTimeout: number;
  /** The public origin, without a trailing slash. */
  siteUrl: string;
  /** Whether the hub of the feeds may be on a private address, and without encryption. */
  isHubNear: boolean;
  /** Milliseconds in which a site that is told to end still answers and says that it leaves. */
  drainTime: number;
  sanity: {
    /** `embedded`: our own lake, here or elsewhere; `hosted`: Sanity's. */
    lake: 'embedded' | 'hosted';
    projectId: string;
    dataset: string;
    readToken: string | undefined;
    /** Writes redirects, and nothing else of ours does; unset: changes of programs leave none. */
    writeToken: string | undefined;
    revalidateSecret: string | undefined;
  };
};

/** A wrong value in the environment; `message` is one sentence that names the variable. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError';
}

const isVariable = (name: unknown): name is Variable =>
  typeof name === 'string' && Object.hasOwn(expectations, name);

/**
 * The environment, checked. An empty value counts as unset.
 *
 * @throws EnvironmentError with one sentence naming the first wrong variable.
 */
export function readEnvironment(
  source: Readonly<Record<string, string | undefined>> = process.env,
): Environment {
  const given = Object.fromEntries(
    Object.keys(expectations)
      .map((name) => [name, source[name]] as const)
      .filter(([, value]) => value?.trim()),
  );
  const text = JSON.stringify(given);
  if (last?.text !== text) last = { text, env: checked(given) };
  return last.env;
}

/** What was read last. A page asks for every picture and address, and nothing has changed. */
let last: { text: string; env: Environment } | undefined;

function checked(given: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const name = parsed.error.issues[0]?.path[0];
    const expected = isVariable(name) ? expectations[name] : 'something else';
    const value =
      isVariable(name) && !secretVariables.has(name) ? ` ("${String(given[name])}")` : '';
    throw new EnvironmentError(`${String(name)}${value} has to be ${expected}.`);
  }
  const env = parsed.data;
  const projectId = env.NEXT_PUBLIC_SANITY_PROJECT_ID;
  checkLakeElsewhere(env);
  const inFront = cacheInFront(env);
  if ('missing' in inFront) throw new EnvironmentError(inFront.missing);
  return {
    port: env.PORT,
    host: env.HOST,
    trustedProxies: env.TRUSTED_PROXIES,
    visitorLimits: env.VISITOR_LIMITS,
    cache: inFront.cache,
    watched: {
      logFormat: env.LOG_FORMAT,
      logsRequests: env.SITE_LOG === '1',
      metricsToken: env.METRICS_TOKEN ?? null,
      traced:
        (env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? env.OTEL_EXPORTER_OTLP_ENDPOINT) === undefined
          ? null
          : { share: env.OTEL_TRACES_SAMPLER_ARG },
    },
    lakePort: env.LAKE_PORT,
    lakeDir: env.LAKE_DIR,
    lakeUrl: env.LAKE_URL ?? `http://127.0.0.1:${env.LAKE_PORT}`,
    lakeIsElsewhere: env.LAKE_URL !== undefined,
    lakeAllowedOrigins: env.LAKE_ALLOWED_ORIGINS.map((address) => new URL(address).origin),
    lakeQueryTimeout: env.LAKE_QUERY_TIMEOUT * 1000,
    isHubNear: env.FEED_HUB_NEARBY === '1',
    drainTime: env.DRAIN_SECONDS * 1000,
    siteUrl: (env.SITE_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    sanity: {
      lake: projectId === undefined ? 'embedded' : 'hosted',
      projectId: projectId ?? 'dateline',
      dataset: env.NEXT_PUBLIC_SANITY_DATASET,
      readToken: env.SANITY_API_READ_TOKEN,
      writeToken: env.SANITY_API_WRITE_TOKEN,
      revalidateSecret: env.SANITY_REVALIDATE_SECRET,
    },
  };
}

/** What only the lake itself could have told: there is no folder of it here to read that from. */
function checkLakeElsewhere(env: z.infer<typeof environment>): void {
  if (env.LAKE_URL === undefined) return;
  if (env.NEXT_PUBLIC_SANITY_PROJECT_ID !== undefined) {
    throw new EnvironmentError(
      'LAKE_URL and NEXT_PUBLIC_SANITY_PROJECT_ID name two lakes; set the one the site is to read.',
    );
  }
  for (const name of ['SANITY_API_READ_TOKEN', 'SANITY_REVALIDATE_SECRET'] as const) {
    if (env[name] !== undefined) continue;
    throw new EnvironmentError(
      `${name} has to be set where LAKE_URL is; "npm run --silent lake -- for-site" prints it where the lake is.`,
    );
  }
}
