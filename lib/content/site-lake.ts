import type { SanityClient } from '@sanity/client';
import { readEnvironment } from '#lib/env.ts';
import { createSiteClient } from '#sanity/client.ts';
import { type Answers, type Question, siteAnswers } from './answers.ts';
import { type Answer, askLake } from './ask-lake.ts';
import type { DraftPerspective } from './viewing.ts';

/** How the site's own server asks its lake: for all readers alike, and for an editor in preview. */

/**
 * Milliseconds. Longer than any reader waits, and than the lake is at one query: what was begun for one who
 * went away is there for the next.
 */
const readersPatience = 25_000;
/** An editor waits for the answer itself; not for one that a page can do without. */
const editorPatience = { needed: 10_000, spared: 1000 };

let client: SanityClient | undefined;
function siteClient(): SanityClient {
  // A copy that stands in is better than a reader who waits for many tries.
  client ??= createSiteClient({ maxRetries: 1 });
  return client;
}

/** By what it is called the lake knows what may wait, and what need not. */
const tagOf = ({ spared, atHand }: Question): string =>
  spared ? 'reader.spared' : atHand ? 'reader.at-hand' : 'reader';

const askForReaders = (question: Question, signal: AbortSignal): Promise<Answer> =>
  askLake(siteClient(), {
    query: question.query,
    params: { ...question.params, previewing: false },
    options: { perspective: 'published', stega: false, tag: tagOf(question) },
    patience: readersPatience,
    signal,
  });

/** What the site's own machinery has to know of all there is; kept by whoever asks. */
export const askForMachines = (query: string, signal: AbortSignal): Promise<Answer> =>
  askForReaders({ query, params: {}, typed: false, patient: true }, signal);

/** What readers' pages are made of, one for the process. */
export const readersAnswers = (): Answers =>
  siteAnswers(askForReaders, readEnvironment().sanity.revalidateSecret);

/** As an editor in preview sees it, marked for the overlays. @throws LakeUnavailableError */
export const askForEditors = (
  { query, params, spared = false }: Question,
  perspective: DraftPerspective,
): Promise<Answer> =>
  askLake(siteClient(), {
    query,
    params: { ...params, previewing: true },
    options: { perspective, stega: true, resultSourceMap: 'withKeyArraySelector', tag: 'preview' },
    patience: spared ? editorPatience.spared : editorPatience.needed,
  });
