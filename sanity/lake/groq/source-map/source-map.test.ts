import { type ContentSourceMap, createClient } from '@sanity/client';
import { stegaEncodeSourceMap } from '@sanity/client/stega';
import fc from 'fast-check';
import { evaluateSync } from 'groq-js';
import { describe, expect, it } from 'vitest';
import { viewDocuments } from '../document-view.ts';
import { startEvaluation } from '../evaluation.ts';
import { parseQuery } from '../parse.ts';
import { resolvePerspective } from '../perspective.ts';
import { planQuery } from '../planner.ts';
import { runQuery } from '../query.ts';
import { datasetArbitrary, queryArbitrary } from '../testing/arbitrary.ts';
import { memoryReader, stored } from '../testing/memory-reader.ts';
import { trackQuery } from './track.ts';

const apiVersion = 'v2026-02-01';
const now = new Date('2026-02-02T00:00:00Z');

describe('a query whose values are tracked', () => {
  it('has the values of one that is not', () => {
    const perspectives = fc.constantFrom('raw', 'published', 'r1,drafts');
    fc.assert(
      fc.property(datasetArbitrary, queryArbitrary, perspectives, (documents, query, name) => {
        const reader = memoryReader(documents);
        const perspective = resolvePerspective(name, apiVersion);
        const parsed = parseQuery(query);
        if (typeof perspective === 'string' || !parsed.ok) throw new Error('unusable');
        const plan = planQuery(parsed.tree);
        const view = viewDocuments(reader, perspective);
        const { options } = startEvaluation(plan, view, reader, { timestamp: now, identity: '' });
        expect(trackQuery(plan, options).value).toEqual(evaluateSync(plan.tree, options).data);
      }),
      { numRuns: 2000 },
    );
  });
});
