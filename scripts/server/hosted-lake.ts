import { setTimeout as wait } from 'node:timers/promises';
import { ClientError } from '@sanity/client';
import type { Environment } from '#lib/env.ts';
import { createSiteClient } from '#sanity/client.ts';

/** Milliseconds an answer may take, and until a project is looked at again. */
const pace = { patience: 5_000, every: 3_600_000 };

/** Asked without a token: in a private dataset nobody sees a story. */
const stories = 'count(*[_type == "article"])';

const ask = (token: string | undefined, query: string): Promise<unknown> =>
  createSiteClient({ token, maxRetries: 0, timeout: pace.patience }).fetch(
    query,
    {},
    { perspective: 'published', tag: 'start' },
  );

const isRefusal = (error: unknown): boolean =>
  error instanceof ClientError && [401, 403].includes(error.statusCode);

/** What is wrong with a hosted project, a sentence for each; nothing of it keeps the site from starting. */
export async function faultsOfHosted({ sanity }: Environment): Promise<string[]> {
  const { projectId, dataset, readToken, revalidateSecret } = sanity;
  const name = `dataset "${dataset}" of project ${projectId}`;
  const told: string[] = [];
  const unreachable = `Project ${projectId} at Sanity does not answer; the site starts without it and goes on asking.`;
  try {
    const seen = await ask(undefined, stories);
    if (typeof seen === 'number' && seen > 0) {
      told.push(
        `ANYBODY CAN READ ${name}, ${seen} stories of it now, THOSE UNDER EMBARGO TOO: make it private by "npx sanity dataset visibility set ${dataset} private".`,
      );
    }
  } catch (error) {
    if (!isRefusal(error)) told.push(unreachable);
  }
  if (readToken === undefined) {
    told.push(
      'SANITY_API_READ_TOKEN is not set: a private dataset cannot be read, and nothing can be previewed.',
    );
  } else {
    try {
      await ask(readToken, 'true');
    } catch (error) {
      if (isRefusal(error)) told.push(`${name} does not accept SANITY_API_READ_TOKEN.`);
      else if (!told.includes(unreachable)) told.push(unreachable);
    }
  }
  if (revalidateSecret === undefined) {
    told.push(
      'SANITY_REVALIDATE_SECRET is not set: webhooks are refused, and open pages ask again after each start.',
    );
  }
  return told;
}

/**
 * Says what is wrong with the hosted project before the site opens, and looks again from time to time: a dataset
 * that is filled or made public later is as open.
 *
 * @returns a function that looks no more.
 */
export async function lookAtHosted(
  env: Environment,
  tell: (line: string) => void,
): Promise<() => void> {
  const stopping = new AbortController();
  const look = async () => {
    for (const fault of await faultsOfHosted(env)) if (!stopping.signal.aborted) tell(fault);
  };
  await look();
  void (async () => {
    while (!stopping.signal.aborted) {
      await wait(pace.every, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
      if (!stopping.signal.aborted) await look();
    }
  })();
  return () => stopping.abort();
}
