import { z } from 'zod';
import { createMatcher, type Matcher } from '../groq/running/filter.ts';
import type { MatchQuestion } from '../groq/threads/messages.ts';
import { isDraftId, releaseOf } from '../store/document-ids.ts';
import type { Refusal } from '../wire/refusal.ts';
import { flag, groqParams, identityOf, type LakeRequest, readSearch } from '../wire/request.ts';

/** What of an event a listener wants; all of it decides the event's text. */
export type ListenerOptions = {
  includeMutations: boolean;
  includeResult: boolean;
  includePreviousRevision: boolean;
  effects: boolean;
  visibility: 'transaction' | 'query';
  /** Which stored forms of documents it hears of. */
  forms: 'published' | 'drafts' | 'all';
};

/** A listener's question: which documents, and in what form it wants to be told. */
export type Listener = {
  /** Listeners with the same key get the same text. */
  key: string;
  /** Its query, for a thread. */
  question: Omit<MatchQuestion, 'kind' | 'documents'>;
  /** The same at once; of no use to those that are not quick. */
  test: Matcher['test'];
  isQuick: boolean;
  options: ListenerOptions;
};

const search = z.object({
  query: z.string('is missing: which documents to listen to').min(1),
  includeMutations: flag.default(true),
  includeResult: flag.default(false),
  includePreviousRevision: flag.default(false),
  includeAllVersions: flag.default(false),
  effectFormat: z.enum(['mendoza']).optional(),
  enableResume: flag.default(false),
  visibility: z.enum(['transaction', 'query', 'sync', 'async']).default('transaction'),
});

/** From this API version on a listener hears of published documents only, unless it asks for all. */
const publishedOnlyFrom = '2025-02-19';

function formsFor(apiVersion: string, includeAllVersions: boolean): ListenerOptions['forms'] {
  if (includeAllVersions) return 'all';
  const recent = apiVersion === 'X' || apiVersion >= publishedOnlyFrom;
  return recent && apiVersion !== '1' ? 'published' : 'drafts';
}

/** Whether a listener to these forms hears of the document with this id. */
export function hears(forms: ListenerOptions['forms'], id: string): boolean {
  if (forms === 'all') return true;
  if (releaseOf(id) !== null) return false;
  return forms === 'drafts' || !isDraftId(id);
}

export type ListenRequest = { ok: true; listener: Listener; resumes: boolean } | Refusal;

/**
 * The listener a request asks for, or what is wrong with its query.
 *
 * @throws Refused 400 for a malformed parameter.
 */
export function readListener(request: LakeRequest): ListenRequest {
  const asked = readSearch(request, search);
  const params = groqParams(request.search);
  const identity = identityOf(request).id;
  const matcher = createMatcher(asked.query, params, { identity });
  if (!matcher.ok) return matcher;
  const options: ListenerOptions = {
    includeMutations: asked.includeMutations,
    includeResult: asked.includeResult,
    includePreviousRevision: asked.includePreviousRevision,
    effects: asked.effectFormat === 'mendoza',
    visibility: asked.visibility === 'query' ? 'query' : 'transaction',
    forms: formsFor(request.apiVersion, asked.includeAllVersions),
  };
  const who = asked.query.includes('identity') ? identity : '';
  const key = JSON.stringify([asked.query, params, who, options]);
  return {
    ok: true,
    listener: {
      key,
      question: { query: asked.query, params, identity },
      test: matcher.test,
      isQuick: matcher.isQuick,
      options,
    },
    resumes: asked.enableResume,
  };
}
