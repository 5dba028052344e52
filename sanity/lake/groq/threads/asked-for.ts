import { z } from 'zod';
import type { QueryQuestion, Question } from './messages.ts';

const remembered = z.object({
  query: z.string(),
  params: z.record(z.string(), z.unknown()),
  perspective: z.union([z.string(), z.array(z.string()), z.null()]),
  apiVersion: z.string(),
});

/** A question as it is remembered with the selections it needs; empty when it is no query. */
export function askedFor(question: Question): string {
  if (question.kind !== 'query') return '';
  const { query, params = {}, perspective = null, apiVersion } = question;
  return JSON.stringify({ query, params, perspective, apiVersion });
}

/** The question that was remembered, to be asked again; null when it cannot be read. */
export function questionAsked(asked: string): QueryQuestion | null {
  try {
    return { kind: 'query', echo: false, ...remembered.parse(JSON.parse(asked)) };
  } catch {
    return null;
  }
}
