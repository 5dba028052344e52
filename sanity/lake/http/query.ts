import { z } from 'zod';
import { answerTooLarge, inTheMaking, stopped } from '../groq/planning/query-error.ts';
import { refused } from '../wire/answer.ts';
import { refuse, tooMany } from '../wire/refusal.ts';
import {
  flag,
  groqParams,
  identityOf,
  type LakeRequest,
  readJson,
  readSearch,
} from '../wire/request.ts';
import type { Handler } from './route.ts';
import { slowQueryLine } from './slow-query.ts';

/** A query of 100 KB with its parameters fits; the rest of the size is the parameters'. */
const longestBody = 4_000_000;

const search = z.object({
  query: z.string().optional(),
  perspective: z.string().optional(),
  returnQuery: flag.default(true),
  tag: z.string().default(''),
  resultSourceMap: z
    .enum(['true', 'false', 'withKeyArraySelector'])
    .transform((text) => (text === 'withKeyArraySelector' ? text : text === 'true'))
    .default(false),
});

const posted = z.object({
  query: z.string('is missing'),
  params: z.record(z.string(), z.unknown()).default({}),
});

/** In the tag of a request whose answer can be done without, should it take long to find out. */
const sparedTag = 'spared';

/** In that of one whose answer is found in no time. */
const atHandTag = 'at-hand';

type Posted = z.infer<typeof posted>;

/** The query and its parameters, from the address (GET) or the body (POST). */
async function questionOf(request: LakeRequest, query: string | undefined): Promise<Posted> {
  if (request.method === 'POST') return readJson(request, posted, longestBody);
  if (query === undefined) throw refuse('malformed', 'Query parameter "query" is missing.');
  return { query, params: groqParams(request.search) };
}

/** `GET|POST /data/query/:ds`: the answer to a GROQ query, with the sync tags it hangs on. */
export const answerQuery: Handler = async (request, lake) => {
  const started = performance.now();
  const asked = readSearch(request, search);
  const { query, params } = await questionOf(request, asked.query);
  const identity = identityOf(request);
  const tags = asked.tag.split('.');
  const question = {
    kind: 'query',
    query,
    params,
    perspective: asked.perspective,
    apiVersion: request.apiVersion,
    identity: identity.id,
    sourceMap: asked.resultSourceMap,
    echo: asked.returnQuery,
  } as const;
  const outcome = await lake.queries.ask(question, {
    asker: identity.id,
    isSite: lake.isSite(identity),
    isAtHand: tags.includes(atHandTag),
    isSpared: tags.includes(sparedTag),
    size: request.size(),
    signal: request.signal,
  });
  const ms = Math.round(performance.now() - started);
  const { slowQuery } = lake.config;
  if (slowQuery > 0 && ms >= slowQuery) {
    console.error(JSON.stringify(slowQueryLine(query, outcome, ms)));
  }
  switch (outcome.kind) {
    case 'answer':
      return { kind: 'json text', status: 200, text: `{"ms":${ms},${outcome.json.slice(1)}` };
    case 'refusal':
      return refused(outcome.refusal);
    case 'stopped':
      return refused(stopped(query, outcome.why));
    case 'in the making':
      return refused(inTheMaking(query, outcome));
    case 'busy':
      throw tooMany('queries of yours are waiting to be answered');
    case 'too large':
      return refused(answerTooLarge(query, outcome.most));
    case 'failure':
      throw new Error(`The query could not be answered: ${outcome.reason}`);
  }
};
