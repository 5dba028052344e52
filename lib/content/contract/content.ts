import type { z } from 'zod';
import type { Fitting } from './typegen.ts';

/** A query and the contract its answer has to fulfil; the contract's settled output is the view. */
export type Content<Contract extends z.ZodType = z.ZodType> = {
  query: string;
  contract: Contract;
  /** A reader's own words are among the parameters. */
  typed?: boolean;
};

/**
 * Ties a query to its contract. Does not compile when TypeGen's type of the query's result cannot be
 * handed to the contract, or when the query is newer than `sanity.types.ts`.
 */
export const defineContent = <const Query extends string, Contract extends z.ZodType>(
  content: { query: Query; contract: Contract; typed?: boolean } & Fitting<
    Query,
    z.input<Contract>
  >,
): Content<Contract> => content;
