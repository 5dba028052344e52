import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ReplicaAddress } from './address.ts';
import { secretsIn } from './address.ts';

/** A lake cannot be replicated, or had from its replica; `message` is a sentence. */
export class ReplicaError extends Error {
  override name = 'ReplicaError';
}

/**
 * Where Litestream is. It comes in a package for each kind of machine, which `@flydotio/litestream` names
 * as optional.
 *
 * @param kind the system and processor, as Node calls them.
 * @throws ReplicaError where there is none for this machine, or it was not installed.
 */
export function findProgram(kind = `${process.platform}-${process.arch}`): string {
  try {
    const from = createRequire(createRequire(import.meta.url).resolve('@flydotio/litestream'));
    const program = from.resolve(`@flydotio/litestream-${kind}/litestream`);
    if (existsSync(program)) return program;
  } catch {
    // The package for this machine is not there.
  }
  throw new ReplicaError(
    `LAKE_REPLICA needs Litestream, which was not installed: there is no package @flydotio/litestream-${kind}. \`npm ci\` without --omit=optional installs it on Linux and macOS; unset LAKE_REPLICA to go without.`,
  );
}

/** What Litestream may know of our surroundings: its own credentials, and how to get out. */
const PASSED_ON =
  /^(LITESTREAM_|AWS_|SSL_CERT_|(PATH|HOME|TMPDIR|TZ|LANG|HTTPS?_PROXY|NO_PROXY)$)/i;

type Surroundings = Readonly<Record<string, string | undefined>>;

export function environmentForProgram(source: Surroundings = process.env): NodeJS.ProcessEnv {
  const passed = Object.entries(source).filter(([name]) => PASSED_ON.test(name));
  return { NODE_ENV: process.env.NODE_ENV, ...Object.fromEntries(passed) };
}

/** Variables of the above that are no secret, however they are named. */
const PLAIN = /^(AWS_(DEFAULT_)?REGION|AWS_PROFILE|AWS_EC2_METADATA_DISABLED)$/;

/** Makes what hides secrets in a line that Litestream wrote: passwords and keys, whatever it says of them. */
export function createHiding(
  address: ReplicaAddress,
  source: Surroundings = process.env,
): (line: string) => string {
  const keys = Object.entries(source).flatMap(([name, value]) =>
    /^(LITESTREAM_|AWS_)/.test(name) && !PLAIN.test(name) ? [value ?? ''] : [],
  );
  // The longest first: one may be the beginning of another.
  const secrets = [...new Set([...secretsIn(address), ...keys])]
    .filter((secret) => secret.length >= 4)
    .sort((a, b) => b.length - a.length);
  return (line) =>
    secrets
      .reduce((text, secret) => text.replaceAll(secret, '•••'), line)
      .replace(/(:\/\/[^\s/:@]*:)[^\s/@]+@/g, '$1•••@');
}
