import { WordsInTheMaking } from '../../store/word-index.ts';
import { StoreFailure } from '../running/store-failure.ts';
import type { InTheMaking } from './messages.ts';

/** Documents that get into a new text index in a second, about. */
const A_SECOND = 1_000;

/** What is said of a question that needs the text index while that is being made; null of any other fault. */
export function wordsLeft(fault: unknown): InTheMaking | null {
  const cause = fault instanceof StoreFailure ? fault.cause : fault;
  if (!(cause instanceof WordsInTheMaking)) return null;
  const { filed, of } = cause.progress;
  return { kind: 'in the making', tested: filed, of, seconds: (of - filed) / A_SECOND };
}
