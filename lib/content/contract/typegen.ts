/**
 * Holds a contract against TypeGen's type of its query, at compile time.
 * TypeGen derives that type from the Studio's schema, so a field renamed there fails `tsc` here.
 */

/**
 * Nothing to ask for when TypeGen's result for the query may be handed to a contract that takes
 * `Input`; otherwise a property nobody has, whose name and type say what is wrong.
 */
export type Fitting<Query extends string, Input> = Query extends keyof SanityQueries
  ? Fits<NonNullable<SanityQueries[Query]>, Input>
  : { 'the query is not known to TypeGen': 'run `npm run typegen`' };

type Fits<Result, Input> = [EmptyField<Result>] extends [never]
  ? [Result] extends [Input]
    ? unknown
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
