import type { SanityClient, SanityDocument } from '@sanity/client';
import fc from 'fast-check';
import { evaluateSync, parse, toJS } from 'groq-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  pageQueryArbitrary,
  queryArbitrary,
  typedDatasetArbitrary,
} from '../groq/testing/arbitrary.ts';
import type { StoredDocument } from '../store/types.ts';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';

let lake: TestLake;
let client: SanityClient;
beforeAll(async () => {
  lake = await startTestLake();
  client = await lake.client('administrator');
});
afterAll(() => lake.remove());

/** The lake's documents are these and no others, but for references to nothing, which are weak. */
async function fill(documents: readonly StoredDocument[]): Promise<SanityDocument[]> {
  await client.delete({ query: '*' });
  await client.mutate(documents.map((document) => ({ createOrReplace: weak(document) })));
  return client.fetch<SanityDocument[]>('*');
}

const weak = (document: StoredDocument): StoredDocument =>
  JSON.parse(JSON.stringify(document), (_, value: unknown) =>
    typeof value === 'object' && value !== null && '_ref' in value
      ? { ...value, _weak: true }
      : value,
  );

describe('any query, sent over HTTP', () => {
  it('has the answer groq-js gives over an array of the same documents', async () => {
    const queries = fc.array(fc.oneof(queryArbitrary, pageQueryArbitrary), {
      minLength: 15,
      maxLength: 15,
    });
    const property = fc.asyncProperty(typedDatasetArbitrary, queries, async (documents, asked) => {
      const dataset = await fill(documents);
      expect(dataset).toHaveLength(documents.length);
      for (const query of asked) {
        const plain = toJS(evaluateSync(parse(query), { dataset }));
        expect(await client.fetch(query), query).toEqual(plain);
      }
    });
    await fc.assert(property, { numRuns: 25 });
  });
});
