import type { QueryParams, SanityClient } from '@sanity/client';
import { createSiteClient } from '#sanity/client.ts';
import { type Answers, type Question, siteAnswers } from './answers.ts';
import { type Answer, askLake } from './ask-lake.ts';
import type { DraftPerspective } from './viewing.ts';

/** How the site's own server asks its lake: for all readers alike, and for an editor in preview. */

/** Milliseconds: a reader should not wait longer for a copy that can stand in; an editor may. */
const readerPatience = 3000;
/** What is asked for machines, which wait: less than the front door does. */
const machinePatience = 15_000;
const editorPatience = 10_000;

let client: SanityClient | undefined;
function siteClient(): SanityClient {
  // A copy that stands in is better than a reader who waits for many tries.
  client ??= createSiteClient({ maxRetries: 1 });
  return client;
}

const askForReaders = ({ query, params, patient }: Question): Promise<Answer> =>
  askLake(siteClient(), {
    query,
    params: { ...params, previewing: false },
    options: { perspective: 'published', stega: false, tag: 'reader' },
    patience: patient ? machinePatience : readerPatience,
  });

/** What readers' pages are made of, one for the process. */
export const readersAnswers = (): Answers => siteAnswers(askForReaders);

/** As an editor in preview sees it, marked for the overlays. @throws LakeUnavailableError */
export const askForEditors = (
  query: string,
  params: QueryParams,
  perspective: DraftPerspective,
): Promise<Answer> =>
  askLake(siteClient(), {
    query,
    params: { ...params, previewing: true },
    options: { perspective, stega: true, resultSourceMap: 'withKeyArraySelector', tag: 'preview' },
    patience: editorPatience,
  });
