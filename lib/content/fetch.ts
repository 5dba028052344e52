import 'server-only';
import { currentNote } from '../keep/making.ts';
import type { Question } from './answers.ts';
import {
  type Absence,
  type Answer,
  isLakeBusy,
  isLakeUnavailable,
  LakeUnavailableError,
} from './ask-lake.ts';
import { askForEditors, readersAnswers } from './site-lake.ts';
import type { DraftPerspective, Viewing } from './viewing.ts';

export { LakeUnavailableError };

/** What a page gets: the result, and the marks by which it learns, while it is open, of a change. */
export type Fetched = { result: unknown; marks: readonly string[] };

/** Milliseconds a page is kept that does without something the lake could not say yet. */
const keptWithout = 2000;

/**
 * The answer to a query, as the viewer may see it. Sets `$previewing`, so that no caller can.
 *
 * @throws LakeUnavailableError when the lake does not answer and no copy can stand in.
 */
export async function fetchContent(asked: Question, viewing: Viewing): Promise<Fetched> {
  try {
    return viewing.mode === 'draft'
      ? await fetchDraft(asked, viewing.perspective)
      : await fetchPublished(asked);
  } catch (error) {
    if (isLakeUnavailable(error)) noteAbsence(asked, viewing, isLakeBusy(error) ? 'busy' : 'away');
    throw error;
  }
}

/** What the front door has to know of an answer that did not come. */
function noteAbsence(asked: Question, { mode }: Viewing, absence: Absence): void {
  const note = currentNote();
  if (asked.spared) {
    note.goodUntil(Date.now() + keptWithout);
    if (mode === 'reader') note.madeOf([readersAnswers().missing(asked).tag]);
    return;
  }
  note.lakeWas ??= absence;
  note.askedInVain = true;
}

/** The marks of a page that goes without an answer; in preview it hears of all that changes anyway. */
export const marksWithout = (asked: Question, { mode }: Viewing): readonly string[] =>
  mode === 'reader' ? [readersAnswers().missing(asked).mark] : [];

/**
 * From what all readers share. Only what is published ever enters it. A page waits for a lake that does
 * not answer once, however much it asks.
 */
async function fetchPublished(asked: Question): Promise<Fetched> {
  const note = currentNote();
  const answers = readersAnswers();
  const given = note.askedInVain ? answers.copy(asked) : await answers.get(asked);
  const { answer, mark, standsIn, inVain } = given;
  note.madeOf(answer.tags);
  note.usedStandIn ||= standsIn;
  note.askedInVain ||= inVain && !asked.spared;
  return { result: copyOf(answer), marks: [mark] };
}

/** Whoever is given it may change it; what is kept stays as it was. */
const copyOf = ({ result }: Answer): unknown => structuredClone(result);

/** What an editor previews: asked for each time, marked for the overlays, kept nowhere. */
async function fetchDraft(asked: Question, perspective: DraftPerspective): Promise<Fetched> {
  const { result, tags } = await askForEditors(asked, perspective);
  return { result, marks: tags.map((tag) => readersAnswers().nameOfTag(tag)) };
}
