import 'server-only';
import type { QueryParams } from '@sanity/client';
import type { z } from 'zod';
import type { Question } from './answers.ts';
import { isLakeUnavailable } from './ask-lake.ts';
import type { Ask, Content } from './contract/content.ts';
import type { Settled } from './contract/held.ts';
import { read } from './contract/read.ts';
import { fetchContent, marksWithout } from './fetch.ts';
import { reportFaults } from './report.ts';
import type { Viewing } from './viewing.ts';

/** What a page shows, and the marks by which it learns, while it is open, that it would show something else. */
export type Loaded<View> = { view: View; marks: readonly string[] };

/**
 * Asks, checks, and gives the view; null when there is nothing or it cannot be served at all.
 * What had to be left out for readers is told to the log.
 *
 * @param previewed what to make of the raw result before it is checked, for an editor in preview.
 * @throws LakeUnavailableError
 */
export async function loadContent<Contract extends z.ZodType>(
  content: Content<Contract>,
  params: QueryParams,
  viewing: Viewing,
  previewed: (raw: unknown) => unknown = (raw) => raw,
): Promise<Loaded<Settled<z.output<Contract>> | null>> {
  const { result, marks } = await fetchContent(questionOf(content, params), viewing);
  if (result === null) return { view: null, marks };
  const reading = read(content.contract, viewing.mode === 'draft' ? previewed(result) : result);
  if (viewing.mode === 'reader') reportFaults(result, reading.faults);
  return { view: reading.ok ? reading.value : null, marks };
}

/**
 * `loadContent` for what a page can do without: null where the lake cannot say at once, and the mark by which
 * the page is told when it can.
 */
export async function loadIfReady<Contract extends z.ZodType>(
  content: Content<Contract>,
  params: QueryParams,
  viewing: Viewing,
): Promise<Loaded<Settled<z.output<Contract>> | null>> {
  const spared = { ...content, spared: true };
  try {
    return await loadContent(spared, params, viewing);
  } catch (error) {
    if (!isLakeUnavailable(error)) throw error;
    return { view: null, marks: marksWithout(questionOf(spared, params), viewing) };
  }
}

function questionOf(content: Content, params: QueryParams): Question {
  const { contract: _, typed = false, ...question } = content;
  return { ...question, typed, params };
}

/** `loadContent` for what is made of many answers, without their marks. `spared`: of what can be done without. */
export const askingFor =
  (viewing: Viewing, { spared = false } = {}): Ask =>
  async (content, params) =>
    (await loadContent(spared ? { ...content, spared } : content, params, viewing)).view;
