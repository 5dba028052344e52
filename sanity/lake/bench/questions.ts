import { readFileSync } from 'node:fs';
import { z } from 'zod';

const questions = z.array(
  z.object({
    name: z.string(),
    query: z.string(),
    /** The same for groq-js, where it lacks something. There are no drafts. */
    plainQuery: z.string().optional(),
    params: z.record(z.string(), z.unknown()),
    perspective: z.enum(['published', 'drafts', 'raw']),
  }),
);

/** A query to be measured, with the name of its row. */
export type BenchQuestion = z.infer<typeof questions>[number];

/** The queries of a JSON file: `scripts/bench/lake.ts` takes them from the site's own. */
export const readQuestions = (file: string): BenchQuestion[] =>
  questions.parse(JSON.parse(readFileSync(file, 'utf8')));
