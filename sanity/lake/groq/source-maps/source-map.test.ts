import fc from 'fast-check';
import { evaluateSync } from 'groq-js';
import { describe, expect, it } from 'vitest';
import type { DocumentReader } from '../../store/types.ts';
import { parseQuery } from '../planning/parse.ts';
import { planQuery } from '../planning/planner.ts';
import { viewDocuments } from '../running/document-view.ts';
import { startEvaluation } from '../running/evaluation.ts';
import { resolvePerspective } from '../running/perspective.ts';
import { runQuery } from '../running/query.ts';
import { queryArbitrary, typedDatasetArbitrary } from '../testing/arbitrary.ts';
import { memoryReader, stored } from '../testing/memory-reader.ts';
import { trackQuery } from './track.ts';
import { fieldsOf, itemsOf, type Origin, type Tracked } from './tracked.ts';

const apiVersion = 'v2026-02-01';
const now = new Date('2026-02-02T00:00:00Z');

function evaluated(reader: DocumentReader, query: string, name: string) {
  const perspective = resolvePerspective(name, apiVersion);
  const parsed = parseQuery(query);
  if (typeof perspective === 'string' || !parsed.ok) throw new Error('unusable');
  const plan = planQuery(parsed.tree);
  const view = viewDocuments(reader, perspective);
  const { options } = startEvaluation(plan, view, reader, { timestamp: now, identity: '' });
  const plain: unknown = evaluateSync(plan.tree, options).data;
  return { plain, tracked: trackQuery(plan, options) };
}

/** Every traced value in an answer. */
function sourcesIn(tracked: Tracked): { origin: Origin; value: unknown }[] {
  if (tracked.kind === 'source') return [tracked];
  if (tracked.kind === 'computed') return [];
  const parts = [...(itemsOf(tracked) ?? []), ...(fieldsOf(tracked) ?? new Map()).values()];
  return parts.flatMap(sourcesIn);
}

/** What a document holds at a path, as the perspective shows it. */
function heldAt(reader: DocumentReader, { document, path }: Origin): unknown {
  let held: unknown = reader.get(document._id);
  for (const step of path) {
    if (typeof held !== 'object' || held === null) return undefined;
    const name = typeof step === 'string' ? step : String(step.index);
    held = Object.getOwnPropertyDescriptor(held, name)?.value;
  }
  return held ?? null;
}

describe('tracked values', () => {
  const perspectives = fc.constantFrom('raw', 'published', 'r1,drafts');

  it('are those of the query, and stand where they are said to', () => {
    fc.assert(
      fc.property(typedDatasetArbitrary, queryArbitrary, perspectives, (documents, query, name) => {
        const reader = memoryReader(documents);
        const { plain, tracked } = evaluated(reader, query, name);
        expect(tracked.value).toEqual(plain);
        for (const { origin, value } of sourcesIn(tracked)) {
          const [first] = origin.path;
          // Of these the perspective has its own: the shown id, and the one it is stored with.
          if (first === undefined || first === '_id' || first === '_originalId') continue;
          expect(value).toEqual(heldAt(reader, origin));
        }
      }),
      { numRuns: 700 },
    );
  });
});

describe('a source map', () => {
  const reader = memoryReader([
    stored({
      _id: 'drafts.a',
      _type: 'article',
      headline: 'Draft',
      body: [{ _key: "it's", text: 'One' }, { text: 'Two' }],
    }),
    stored({ _id: 'a', _type: 'article', headline: 'Published' }),
  ]);
  const mapOf = (query: string, sourceMap: true | 'withKeyArraySelector') => {
    const request = { query, apiVersion, perspective: 'drafts', sourceMap };
    const answer = runQuery(reader, request);
    return answer.ok ? answer.resultSourceMap : answer.error;
  };

  it('names the stored document, and its paths by key where there is one', () => {
    const query = '*[_type == "article"][0]{headline, "b": body[].text, "n": 1 + 1}';
    expect(mapOf(query, 'withKeyArraySelector')).toEqual({
      documents: [{ _id: 'drafts.a', _type: 'article' }],
      paths: ["$['headline']", "$['body'][?(@._key=='it\\'s')]['text']", "$['body'][1]['text']"],
      mappings: {
        "$['headline']": { type: 'value', source: { type: 'documentValue', document: 0, path: 0 } },
        "$['b'][0]": { type: 'value', source: { type: 'documentValue', document: 0, path: 1 } },
        "$['b'][1]": { type: 'value', source: { type: 'documentValue', document: 0, path: 2 } },
      },
    });
  });

  it('counts elements when not asked for keys', () => {
    expect(mapOf('*[_type == "article"][0].body[0].text', true)).toEqual({
      documents: [{ _id: 'drafts.a', _type: 'article' }],
      paths: ["$['body'][0]['text']"],
      mappings: { $: { type: 'value', source: { type: 'documentValue', document: 0, path: 0 } } },
    });
  });

  it('does not take equal texts for one another', () => {
    const twins = memoryReader([
      stored({ _id: 'x', _type: 'twin', title: 'Same', other: 'Same' }),
      stored({ _id: 'y', _type: 'twin', title: 'Same' }),
    ]);
    const query = '*[_type == "twin"] | order(_id desc){"t": title}';
    const answer = runQuery(twins, { query, apiVersion, sourceMap: true });
    const map = answer.ok ? answer.resultSourceMap : undefined;
    expect(map?.documents.map(({ _id }) => _id)).toEqual(['y', 'x']);
    expect(map?.paths).toEqual(["$['title']"]);
  });

  it('is not there unless asked for', () => {
    const answer = runQuery(reader, { query: '*', apiVersion });
    expect(answer).not.toHaveProperty('resultSourceMap');
  });
});
