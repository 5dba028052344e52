import { z } from 'zod';
import { applyActions } from '../mutate/actions.ts';
import { json, refused } from '../wire/answer.ts';
import { identityOf, readJson } from '../wire/request.ts';
import { largestWrite, writerOf } from './mutate.ts';
import type { Handler } from './route.ts';

/** `POST /data/actions/:ds`: the Studio's actions (edit, publish, unpublish…), as one transaction. */
export const act: Handler = async (request, lake) => {
  const body = await readJson(request, z.unknown(), largestWrite);
  await lake.gate.pass();
  const outcome = applyActions(lake, writerOf(identityOf(request)), body);
  return outcome.ok ? json(outcome.body) : refused(outcome);
};
