import { startLog } from '@dateline/lake/log';
import { createRedaction, type Redaction, secretsIn } from '@dateline/lake/redaction';
import type { Environment } from '#lib/env.ts';
import { currentRequestId } from '#lib/request-id.ts';

/**
 * From now on all that the site's process says is written as LOG_FORMAT says, without secrets.
 *
 * @returns what is told of secrets that turn up later.
 */
export async function startSiteLog({ watched }: Environment): Promise<Redaction> {
  const redaction = createRedaction();
  redaction.hide(...secretsIn(process.env));
  await startLog({
    format: watched.logFormat,
    redaction,
    about: () => ({ part: 'site', requestId: currentRequestId() }),
  });
  return redaction;
}
