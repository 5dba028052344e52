/**
 * Holds a contract against TypeGen's type of its query, at compile time.
 * TypeGen derives that type from the Studio's schema, so a field renamed there fails `tsc` here.
 */

/**
 * `Query` when TypeGen's result for it may be handed to a contract that takes `Input`; otherwise a
 * type that no query has and whose text says what is wrong.
 */
export type Fitting<Query extends string, Input> = Query extends keyof SanityQueries
  ? Fits<NonNullable<SanityQueries[Query]>, Input> extends true
    ? Query
    : Fits<NonNullable<SanityQueries[Query]>, Input>
  : { 'not known to TypeGen': 'run `npm run typegen`' };

type Fits<Result, Input> = [EmptyField<Result>] extends [never]
  ? [Result] extends [Input]
    ? true
    : { 'the query yields what the contract does not take': Result }
  : { 'the schema fills no such field': EmptyField<Result> };

/**
 * Paths of fields that are null whatever the document: the query asks for a name the schema lacks.
 * Assignability alone would not notice where a contract tolerates null.
 */
export type EmptyField<T, Path extends string = ''> = T extends readonly (infer Item)[]
  ? EmptyField<Item, Path>
  : T extends object
    ? {
        [Key in keyof T & string]: [T[Key]] extends [null]
          ? `${Path}${Key}`
          : EmptyField<NonNullable<T[Key]>, `${Path}${Key}.`>;
      }[keyof T & string]
    : never;
