import type { EvaluateOptions } from 'groq-js';
import { publishedIdOf } from '../../store/document-ids.ts';
import type { DocumentReader, FoundDocuments } from '../../store/types.ts';
import { evaluateTree } from '../planning/evaluate.ts';
import type { Plan, Source } from '../planning/plan.ts';
import { type Call, readCall } from '../planning/plan-calls.ts';
import { collectAnswerKeys } from './answer-keys.ts';
import type { DocumentView } from './document-view.ts';
import { readFirstValue } from './first-value.ts';
import { readMomentPage } from './moment-page.ts';
import {
  countSource,
  readSource,
  type SourceAsked,
  type SourceReading,
} from './source-documents.ts';
import { noteSourceKeys } from './source-keys.ts';
import type { ReadKey } from './sync-tags.ts';
import { createTester } from './tester.ts';

/** What one `*` of a query read, added up over all the times it was asked. */
export type PlanStep = {
  access: SourceReading['access'];
  /** The first few of the keys and words looked up. */
  keys: string[];
  /** The field in whose order they were read, as far as was needed; null: all were. */
  orderedBy: string | null;
  reads: number;
  documents: number;
  /** How many were counted without being read. */
  counted: number;
};

/** A plan under way: the options to evaluate its trees with, and what they have read so far. */
export type Evaluation = {
  options: EvaluateOptions;
  readKeys(): ReadKey[];
  steps(): PlanStep[];
};

const PROJECT = { projectId: 'dateline', dataset: 'production' };
const MAX_SHOWN_KEYS = 10;
const EVERYTHING: Source = { access: null, types: null };

/** Starts evaluating a plan over what a view shows; `reader` answers its text searches. */
export function startEvaluation(
  plan: Plan,
  view: DocumentView,
  reader: DocumentReader,
  surroundings: { timestamp: Date; identity: string },
): Evaluation {
  const keys = collectAnswerKeys();
  const steps = new Map<number, PlanStep>();
  const answers = new Map<string, Record<string, unknown>>();
  const isFound = textSearch(plan, reader);

  const tester = createTester(view, reader, surroundings.timestamp, () => options);
  const asked: SourceAsked = { view, reader, tester };

  const note = (index: number, source: Source, reading: SourceReading) => {
    noteSourceKeys(keys, reading, source, view);
    addStep(steps, index, reading);
  };

  const readDocuments = ({ index, values }: Call) => {
    const source = plan.sources[index] ?? EVERYTHING;
    if (source.counted) {
      const counted = countSource(source, values, asked);
      if (counted !== null) note(index, source, counted);
      return { count: counted?.count ?? null };
    }
    if (source.page !== undefined) {
      const page = readMomentPage(source, source.page, values, asked);
      if (page !== null) note(index, source, page);
      return { page: page?.documents ?? null };
    }
    if (source.top !== undefined) {
      const top = readFirstValue(source, source.top, values, asked);
      if (top !== null) note(index, source, top.reading);
      return { top: top?.value ?? null };
    }
    const reading = readSource(source, values, asked);
    note(index, source, reading);
    const { documents, tested } = reading;
    return { documents, passed: tested ? documents : null };
  };

  const evaluateSubquery = ({ index }: Call) => {
    const tree = plan.subqueries[index];
    return { value: tree === undefined ? null : evaluateTree(tree, options).data };
  };

  const options: EvaluateOptions = {
    ...surroundings,
    sanity: PROJECT,
    dereference({ _ref }) {
      const call = readCall(_ref);
      if (call === null) {
        const document = view.get(_ref);
        keys.addDocument(`id:${publishedIdOf(_ref)}`, document);
        return document;
      }
      if (call.kind === 'text') return isFound(call) ? {} : null;
      const known = answers.get(_ref);
      if (known !== undefined) return known;
      const found = call.kind === 'source' ? readDocuments(call) : evaluateSubquery(call);
      answers.set(_ref, found);
      return found;
    },
  };

  return { options, readKeys: () => keys.list(), steps: () => [...steps.values()] };
}

/** Whether the stored document a call names is found by the search it names. */
function textSearch(plan: Plan, reader: DocumentReader): (call: Call) => boolean {
  const searches = new Map<number, FoundDocuments | null>();
  return ({ index, values: [id] }) => {
    const fts = plan.texts[index]?.fts;
    if (!fts || typeof id !== 'object' || !('text' in id)) return false;
    const known = searches.get(index);
    const texts = [{ all: [fts.query], follows: false }];
    const found = known === undefined ? reader.find({ keys: [], texts }) : known;
    searches.set(index, found);
    return found?.has(id.text) === (fts.finds === 'matches');
  };
}

function addStep(steps: Map<number, PlanStep>, index: number, reading: SourceReading): void {
  const { access, orderedBy } = reading;
  const step = steps.get(index) ?? {
    access,
    keys: [],
    orderedBy,
    reads: 0,
    documents: 0,
    counted: 0,
  };
  steps.set(index, step);
  const room = MAX_SHOWN_KEYS - step.keys.length;
  step.keys.push(...[...reading.keys, ...reading.words].slice(0, room));
  step.reads += 1;
  step.documents += reading.read;
  step.counted += reading.count ?? 0;
}
