import type { z } from 'zod';
import type { Settled } from './held.ts';
import type { Fitting } from './typegen.ts';

/** A query and the contract its answer has to fulfil; the contract's settled output is the view. */
export type Content<Contract extends z.ZodType = z.ZodType> = {
  query: string;
  contract: Contract;
  /** A reader's own words are among the parameters. */
  typed?: boolean;
  /** It may take longer than a page has, and is much: for machines, or a count that is made once. */
  patient?: boolean;
  /** What asks for it can do without, and is not kept waiting for it. */
  spared?: boolean;
  /** It is found by its address or name, in no time: it does not wait until lists have been gone through. */
  atHand?: boolean;
};

/**
 * Ties a query to its contract. Does not compile when TypeGen's type of the query's result cannot be
 * handed to the contract, or when the query is newer than `sanity.types.ts`.
 */
export const defineContent = <const Query extends string, Contract extends z.ZodType>(content: {
  query: Query;
  contract: Contract & Fitting<Query, z.input<Contract>>;
  typed?: boolean;
  patient?: boolean;
  atHand?: boolean;
}): Content<Contract> => content;

/** Asks the lake and gives the view; null when there is nothing or it cannot be served at all. */
export type Ask = <Contract extends z.ZodType>(
  content: Content<Contract>,
  params: Record<string, unknown>,
) => Promise<Settled<z.output<Contract>> | null>;
