import { startLog } from '@dateline/lake/log';
import type { Environment } from '#lib/env.ts';
import { currentRequestId } from '#lib/request-id.ts';

/**
 * From now on all that the site's process says is written as LOG_FORMAT says, without secrets.
 *
 * @returns what is told of secrets that turn up later.
 */
export const startSiteLog = ({ watched }: Environment) =>
  startLog({
    format: watched.logFormat,
    about: () => ({ part: 'site', requestId: currentRequestId() }),
  });
