import { BlockList, isIP } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { proxySecretFor, vouchFor, vouchHeader } from '@dateline/lake/vouch';
import { z } from 'zod';
import type { Environment } from '#lib/env.ts';
import { StartError } from './start-error.ts';
import { whyNothingCame } from './why-nothing-came.ts';

/** Milliseconds a lake elsewhere may take for an answer, and until it is asked again. */
const patience = 5_000;
const askedAgain = 2_000;

const answer = z.object({ pong: z.literal(true), vouched: z.boolean().optional() });

/** What is wrong between a site and the lake at its LAKE_URL, in a sentence; `away`: nobody answers there. */
type Verdict = { fine: true } | { fine: false; away: boolean; sentence: string };

const wrong = (sentence: string): Verdict => ({ fine: false, away: false, sentence });

/**
 * Asks a lake elsewhere whether it takes this site. The secret goes nowhere: the lake is shown that it
 * is known. The token goes where LAKE_URL says, as with each question later.
 */
export async function askLakeElsewhere({ lakeUrl, sanity }: Environment): Promise<Verdict> {
  const ask = (path: string, headers: Record<string, string>) =>
    fetch(`${lakeUrl}${path}`, {
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
  try {
    const voucher = vouchFor('site', proxySecretFor(sanity.revalidateSecret ?? ''));
    const pinged = await ask('/v1/ping', { [vouchHeader]: voucher });
    // What stands before it says that it is away, or has too much to do.
    if (pinged.status >= 500 || pinged.status === 429) return away(lakeUrl, pinged.status);
    const said = answer.safeParse(await pinged.json().catch(() => null)).data;
    if (said?.vouched === undefined) {
      return wrong(`What answers at LAKE_URL (${lakeUrl}) is no lake of this version.`);
    }
    if (!said.vouched) {
      return wrong(`SANITY_REVALIDATE_SECRET is not the secret of the lake at ${lakeUrl}; ${hint}`);
    }
    const query = `/v2026-02-01/data/query/${sanity.dataset}?query=true`;
    const read = await ask(query, { authorization: `Bearer ${sanity.readToken}` });
    if (read.status === 401 || read.status === 403) {
      return wrong(`The lake at ${lakeUrl} does not accept SANITY_API_READ_TOKEN; ${hint}`);
    }
    if (read.status === 404) {
      return wrong(`The lake at ${lakeUrl} has no dataset "${sanity.dataset}".`);
    }
    return read.ok ? { fine: true } : away(lakeUrl, read.status);
  } catch (fault) {
    return away(lakeUrl, whyNothingCame(fault));
  }
}

const hint = '"npm run --silent lake -- for-site" prints both where the lake is.';

const away = (lakeUrl: string, why: string | number): Verdict => ({
  fine: false,
  away: true,
  sentence: `No lake answers at ${lakeUrl} yet (${why}); the site starts without it and goes on asking.`,
});

/**
 * Sees to it that the lake elsewhere takes this site. One that is away does not keep the site from
 * starting: it is asked until it answers, and what is wrong then goes to the log.
 *
 * @returns a function that asks no more.
 * @throws StartError when the lake answers and does not take the site.
 */
export async function joinLakeElsewhere(
  env: Environment,
  tell: (line: string) => void,
): Promise<() => void> {
  if (isReadableOnTheWay(env.lakeUrl)) {
    tell('LAKE_URL is not https: whoever is on the way to the lake reads drafts and the token.');
  }
  const verdict = await askLakeElsewhere(env);
  if (verdict.fine) return () => {};
  if (!verdict.away) throw new StartError(verdict.sentence);
  tell(verdict.sentence);
  const stopping = new AbortController();
  void askUntilItAnswers(env, tell, stopping.signal);
  return () => stopping.abort();
}

async function askUntilItAnswers(
  env: Environment,
  tell: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await wait(askedAgain, undefined, { signal, ref: false }).catch(() => {});
    const verdict = await askLakeElsewhere(env);
    if (signal.aborted || (!verdict.fine && verdict.away)) continue;
    return tell(verdict.fine ? `The lake at ${env.lakeUrl} answers.` : verdict.sentence);
  }
}

/** Networks that nobody else is on the way in. */
const ownNetworks = new BlockList();
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const) {
  ownNetworks.addSubnet(network, bits, 'ipv4');
}
ownNetworks.addAddress('::1', 'ipv6');
ownNetworks.addSubnet('fc00::', 7, 'ipv6');
ownNetworks.addSubnet('fe80::', 10, 'ipv6');

/** Whether what goes to an address can be read by others: not on this machine, and not in a private network. */
export function isReadableOnTheWay(lakeUrl: string): boolean {
  const { protocol, hostname } = new URL(lakeUrl);
  if (protocol !== 'http:') return false;
  const host = hostname.replace(/^\[|\]$/g, '');
  const version = isIP(host);
  if (version !== 0) return !ownNetworks.check(host, version === 4 ? 'ipv4' : 'ipv6');
  // A bare name is one of a network of the machine's own, such as containers have.
  return host.includes('.') && !host.endsWith('.localhost');
}
